import { z } from "zod";
import { readSampling, type SamplingDraft } from "@/components/generation/sampling-fields";
import { type Column, type ColumnChange, columnChangeSchema, MAX_COLUMNS } from "@/lib/previews/column";

/** A column as it stands in its fields; null where a field is empty or its default is not known yet. */
export type ColumnDraft = {
  constitutionId: number | null;
  version: number | "draft" | null;
  changes: ColumnChange[];
  serverId: number | null;
  /** Null: the server's own. */
  model: string | null;
} & SamplingDraft;

/** What a person said of a column; the rest falls to the studio's defaults. */
export type SaidColumn = Partial<ColumnDraft>;

// Short names: a list of six columns has to fit into an address.
const compactSchema = z.object({
  c: z.int().min(1).nullable().optional(),
  v: z
    .union([z.int().min(1), z.literal("draft")])
    .nullable()
    .optional(),
  x: z.array(columnChangeSchema).max(50).optional(),
  s: z.int().min(1).nullable().optional(),
  m: z.string().max(200).nullable().optional(),
  t: z.number().nullable().optional(),
  p: z.number().nullable().optional(),
  n: z.number().nullable().optional(),
  r: z.number().nullable().optional(),
});

const names = {
  c: "constitutionId",
  v: "version",
  x: "changes",
  s: "serverId",
  m: "model",
  t: "temperature",
  p: "topP",
  n: "maxTokens",
  r: "seed",
} as const satisfies Record<keyof z.infer<typeof compactSchema>, keyof ColumnDraft>;

/** The columns as one JSON text for an address; the inverse of `parseColumns`. */
export function formatColumns(columns: readonly SaidColumn[]): string {
  return JSON.stringify(
    columns.map((said) =>
      Object.fromEntries(
        Object.entries(names).flatMap(([short, name]) => {
          const value = said[name];
          const isSaid = value !== undefined && !(Array.isArray(value) && value.length === 0);
          return isSaid ? [[short, value]] : [];
        }),
      ),
    ),
  );
}

/** Null where the text is none of ours. */
export function parseColumns(text: string): SaidColumn[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = z.array(compactSchema).min(1).max(MAX_COLUMNS).safeParse(json);
  if (!parsed.success) return null;
  return parsed.data.map((compact) => {
    const said = Object.entries(names).flatMap(([short, name]) => {
      const value = compact[short as keyof typeof names];
      return value === undefined ? [] : [[name, value] as const];
    });
    return Object.fromEntries(said) as SaidColumn;
  });
}

/** The column to send, or the sentence that says what it lacks. */
export function readColumn(draft: ColumnDraft): { column: Column } | { error: string } {
  const { constitutionId, version, changes, serverId, model } = draft;
  if (constitutionId === null || version === null) return { error: "There is no constitution yet." };
  if (serverId === null) return { error: "There is no server yet." };
  const sampling = readSampling(draft);
  if ("error" in sampling) return sampling;
  const wanted = model?.trim() ?? "";
  return { column: { constitutionId, version, changes, serverId, model: wanted || null, ...sampling } };
}

/** `list` with the entry at `index` moved by `by` places; the same entries where that is not possible. */
export function moveEntry<Entry>(list: readonly Entry[], index: number, by: number): Entry[] {
  const moved = [...list];
  const target = index + by;
  if (index < 0 || index >= list.length || target < 0 || target >= list.length) return moved;
  moved.splice(target, 0, ...moved.splice(index, 1));
  return moved;
}
