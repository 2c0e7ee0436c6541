import { createHash } from "node:crypto";
import { AppError } from "@/lib/app-error";
import { type Constitution, constitutionSchema } from "@/lib/constitutions/constitution";
import { canonicalText } from "@/lib/constitutions/content-text";
import type { Queries } from "./database";
import type { Prisma } from "./generated/client";
import { parseStored } from "./stored-json";

export type VersionSummary = {
  id: number;
  /** Counted from 1 within its constitution. */
  number: number;
  contentHash: string;
  note: string;
  publishedBy: string;
  /** ISO 8601 in UTC. */
  publishedAt: string;
  /** Builds that used this version. */
  buildCount: number;
  /** The name of the prompt file that it was imported from; null where it was not. */
  sourceFile: string | null;
};

/** An imported prompt file, byte for byte. */
export type VersionSource = { file: string; text: string };

export type ConstitutionVersion = VersionSummary & {
  constitutionId: number;
  body: Constitution;
  sourceText: string | null;
};

export type ConstitutionSummary = {
  id: number;
  name: string;
  /** Whether new previews and builds start from it. */
  isInUse: boolean;
  principleCount: number;
  exemplarCount: number;
  latestVersion: number | null;
  /** Whether the draft differs from the latest version; true before the first. */
  hasChanges: boolean;
};

export type ConstitutionView = ConstitutionSummary & {
  draft: Constitution;
  draftRevision: number;
  draftUpdatedAt: string;
  /** Newest first. */
  versions: VersionSummary[];
};

export const withBuildCount = {
  _count: { select: { builds: true } },
} satisfies Prisma.ConstitutionVersionInclude;
type VersionRow = Prisma.ConstitutionVersionGetPayload<{ include: typeof withBuildCount }>;

export const withVersions = {
  versions: { omit: { body: true, sourceText: true }, include: withBuildCount, orderBy: { number: "desc" } },
  studios: { select: { id: true } },
} satisfies Prisma.ConstitutionInclude;
type ConstitutionRow = Prisma.ConstitutionGetPayload<{ include: typeof withVersions }>;

export function constitutionView(row: ConstitutionRow): ConstitutionView {
  const draft = parseStored(constitutionSchema, row.draft, `The draft of constitution ${row.id}`);
  return {
    ...constitutionSummary(row, draft),
    draft,
    draftRevision: row.draftRevision,
    draftUpdatedAt: row.draftUpdatedAt.toISOString(),
    versions: row.versions.map(versionSummary),
  };
}

export function constitutionSummary(
  row: ConstitutionRow,
  draft = parseStored(constitutionSchema, row.draft, `The draft of constitution ${row.id}`),
): ConstitutionSummary {
  const [latest] = row.versions;
  return {
    id: row.id,
    name: row.name,
    isInUse: row.studios.length > 0,
    principleCount: draft.principles.length,
    exemplarCount: draft.exemplars.length,
    latestVersion: latest?.number ?? null,
    hasChanges: latest?.contentHash !== contentHash(draft),
  };
}

export function versionView(row: VersionRow): ConstitutionVersion {
  const body = parseStored(constitutionSchema, row.body, `Constitution version ${row.id}`);
  return { ...versionSummary(row), constitutionId: row.constitutionId, body, sourceText: row.sourceText };
}

function versionSummary(row: Omit<VersionRow, "body" | "sourceText">): VersionSummary {
  const { id, number, contentHash, note, publishedBy, publishedAt, sourceFile, _count } = row;
  return {
    id,
    number,
    contentHash,
    note,
    publishedBy,
    publishedAt: publishedAt.toISOString(),
    buildCount: _count.builds,
    sourceFile,
  };
}

/** One constitution as part of a transaction. Throws `not_found`. */
export async function readConstitution(queries: Queries, id: number): Promise<ConstitutionView> {
  const row = await queries.constitution.findUnique({ where: { id }, include: withVersions });
  if (row === null) throw new AppError("not_found", `There is no constitution with the id ${id}.`);
  return constitutionView(row);
}

/** One published version as part of a transaction. Throws `not_found`. */
export async function readVersion(
  queries: Queries,
  constitutionId: number,
  number: number,
): Promise<ConstitutionVersion> {
  const row = await queries.constitutionVersion.findUnique({
    where: { constitutionId_number: { constitutionId, number } },
    include: withBuildCount,
  });
  if (row !== null) return versionView(row);
  throw new AppError("not_found", `The constitution with the id ${constitutionId} has no version ${number}.`);
}

/** SHA-256 of the canonical text, hexadecimal: equal hashes mean equal content. */
export function contentHash(body: Constitution): string {
  return createHash("sha256").update(canonicalText(body)).digest("hex");
}
