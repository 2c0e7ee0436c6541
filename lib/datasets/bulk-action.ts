import { z } from "zod";
import { MAX_SEED } from "@/lib/builds/seeds";
import { samplingSchema } from "@/lib/generation/completion";
import { recordTagsSchema } from "./record-tags";

/** The drop reason of a record that a person excluded; no filter rule has this name. */
export const EXCLUDED_BY_HAND = "excluded_by_hand";
/** The tag of what somebody is asked to look at. */
export const TO_REVIEW = "to-review";

const id = z.int().min(1);

/** Where records go: a dataset that there is, or a new one by its name. */
const bulkTargetSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("dataset"), datasetId: id }),
  z.strictObject({ kind: z.literal("new"), name: z.string().trim().min(1).max(120) }),
]);
export type BulkTarget = z.infer<typeof bulkTargetSchema>;

/** What of a build is another when its requests are asked anew; what is left out stays as it was there. */
const regenerateChangesSchema = z.strictObject({
  /** A published version, of another constitution or of the same. */
  constitution: z.strictObject({ id, version: z.int().min(1) }).optional(),
  serverId: id.optional(),
  sampling: samplingSchema.optional(),
  seed: z.int().min(0).max(MAX_SEED).optional(),
  /** A name, or `name@version`. */
  preset: z.string().min(1).optional(),
  samplesPerItem: z.int().min(1).max(64).optional(),
});
export type RegenerateChanges = z.infer<typeof regenerateChangesSchema>;

/** What shall be done to many records of a dataset, by kind. A worker does it. */
export const bulkWishSchema = z.discriminatedUnion("kind", [
  z
    .strictObject({ kind: z.literal("tag"), add: recordTagsSchema, remove: recordTagsSchema })
    .refine(({ add, remove }) => add.length + remove.length > 0, { error: "Name a tag to add or to remove." })
    .refine(({ add, remove }) => add.every((tag) => !remove.includes(tag)), {
      error: "A tag cannot be added and removed at once.",
    }),
  /** Kept ones become dropped, for a reason of their own; what was noted stands among the hits. */
  z.strictObject({ kind: z.literal("exclude"), note: z.string().trim().max(500) }),
  /** Dropped ones become kept, whatever dropped them; what the filters found stays to be read. */
  z.strictObject({ kind: z.literal("restore") }),
  z.strictObject({ kind: z.literal("move"), to: bulkTargetSchema }),
  z.strictObject({ kind: z.literal("copy"), to: bulkTargetSchema }),
  /** Judged by a preset: a name, or `name@version`. Their builds keep the presets that they have. */
  z.strictObject({ kind: z.literal("refilter"), preset: z.string().min(1) }),
  /** A new build asks their requests again, with the step and settings of a build but for what is changed. */
  z.strictObject({
    kind: z.literal("regenerate"),
    buildId: id,
    name: z.string().trim().max(120),
    changed: regenerateChangesSchema,
  }),
  /** They get the tag `to-review`. */
  z.strictObject({ kind: z.literal("review") }),
]);
export type BulkWish = z.infer<typeof bulkWishSchema>;
export type BulkKind = BulkWish["kind"];
export type BulkWishOf<Kind extends BulkKind> = Extract<BulkWish, { kind: Kind }>;

export const bulkStatusSchema = z.enum([
  "queued",
  "running",
  "undoing",
  "done",
  "undone",
  "failed",
  "cancelled",
]);
export type BulkStatus = z.infer<typeof bulkStatusSchema>;

/** Whether a worker has something to do with it. */
export function isBulkUnderWay(status: BulkStatus): boolean {
  return status === "queued" || status === "running" || status === "undoing";
}

/** Why a record that matched was left as it is, beside that nothing about it would change. */
export const bulkSkips = ["too_many_tags", "no_build", "invented", "edited", "other_step"] as const;
export const bulkSkippedSchema = z.partialRecord(z.enum(bulkSkips), z.int());
export type BulkSkipped = z.infer<typeof bulkSkippedSchema>;

/** The part of a record that a kind of action writes: two of one part have to be undone in their order. */
export type BulkPart = "tags" | "verdict" | "place" | "copies" | "nothing";

const parts: Record<BulkKind, BulkPart> = {
  tag: "tags",
  review: "tags",
  exclude: "verdict",
  restore: "verdict",
  refilter: "verdict",
  move: "place",
  copy: "copies",
  regenerate: "nothing",
};

export const bulkPartOf = (kind: BulkKind): BulkPart => parts[kind];

/** The kinds that must be undone before one of this kind, where they touched the same records after it. */
export function kindsOver(kind: BulkKind): BulkKind[] {
  const kinds = Object.keys(parts) as BulkKind[];
  // What became of a copy in any way is lost with it.
  if (parts[kind] === "copies") return kinds;
  return kinds.filter((other) => parts[other] === parts[kind]);
}

/** Whether what it did can be taken back: a build that was started is a build. */
export function canUndo({
  kind,
  status,
  changed,
}: {
  kind: BulkKind;
  status: BulkStatus;
  changed: number;
}): boolean {
  return (
    kind !== "regenerate" &&
    changed > 0 &&
    (status === "done" || status === "failed" || status === "cancelled")
  );
}
