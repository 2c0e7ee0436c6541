import { createHash } from "node:crypto";
import { AppError } from "@/lib/app-error";
import { type TemplateRole, templateRoleSchema } from "@/lib/templates/template";
import { database, type Queries } from "./database";
import type { Prisma } from "./generated/client";

export type TemplateVersionSummary = {
  id: number;
  /** Counted from 1 within its template. */
  number: number;
  /** SHA-256 of the text, hexadecimal. */
  contentHash: string;
  note: string;
  publishedBy: string;
  /** ISO 8601 in UTC. */
  publishedAt: string;
};

export type TemplateSummary = {
  id: number;
  role: TemplateRole;
  name: string;
  /** Whether new builds take it where nobody chose another of its role. */
  isInUse: boolean;
  latestVersion: number | null;
  /** Whether the draft differs from the latest version; true before the first. */
  hasChanges: boolean;
};

export type TemplateView = TemplateSummary & {
  draft: string;
  draftRevision: number;
  draftUpdatedAt: string;
  /** Newest first. */
  versions: TemplateVersionSummary[];
};

export const withVersions = {
  versions: { omit: { text: true }, orderBy: { number: "desc" } },
} satisfies Prisma.TemplateInclude;
type TemplateRow = Prisma.TemplateGetPayload<{ include: typeof withVersions }>;

export function hashText(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export function templateSummary({ id, role, name, isInUse, draft, versions }: TemplateRow): TemplateSummary {
  const [latest] = versions;
  return {
    id,
    role: templateRoleSchema.parse(role),
    name,
    isInUse,
    latestVersion: latest?.number ?? null,
    hasChanges: latest?.contentHash !== hashText(draft),
  };
}

/** Throws `not_found`. */
export async function readTemplate(queries: Queries, id: number): Promise<TemplateView> {
  const row = await queries.template.findUnique({ where: { id }, include: withVersions });
  if (row === null) throw new AppError("not_found", `There is no template with the id ${id}.`);
  return {
    ...templateSummary(row),
    draft: row.draft,
    draftRevision: row.draftRevision,
    draftUpdatedAt: row.draftUpdatedAt.toISOString(),
    versions: row.versions.map(({ templateId: _, publishedAt, ...version }) => ({
      ...version,
      publishedAt: publishedAt.toISOString(),
    })),
  };
}

/** A published version by its number, from 1. Throws `not_found`. */
export async function getTemplateVersion(
  templateId: number,
  number: number,
): Promise<TemplateVersionSummary & { text: string }> {
  const row = await database().templateVersion.findUnique({
    where: { templateId_number: { templateId, number } },
  });
  if (row === null) {
    throw new AppError("not_found", `There is no version ${number} of the template ${templateId}.`);
  }
  const { templateId: _, publishedAt, ...version } = row;
  return { ...version, publishedAt: publishedAt.toISOString() };
}
