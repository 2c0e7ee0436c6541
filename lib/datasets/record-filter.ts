import { z } from "zod";

/** Of one value a record, or of several (`tag`). In `anyOf` the empty text stands for "has none". */
export const setKinds = [
  "reason",
  "preset",
  "step",
  "topic",
  "question_type",
  "model",
  "finish",
  "script",
  "review",
  "tag",
] as const;
/** Of one number a record; a record without it is outside every range. Lengths in code points, times in milliseconds. */
export const rangeKinds = [
  "cited_count",
  "instruction_length",
  "thoughts_length",
  "reply_length",
  "output_length",
  "score",
  "nearest",
  "leak",
  "prompt_tokens",
  "completion_tokens",
  "time",
] as const;
export const flagKinds = ["truncated", "refusal", "edited"] as const;
/** Of the id of one thing that a record was made by. */
const idKinds = ["build", "version"] as const;

export const textPlaces = ["all", "request", "thoughts", "reply"] as const;
export type TextPlace = (typeof textPlaces)[number];

/** A day, or a moment in UTC: ISO 8601. */
const momentSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/)
  .refine((text) => Number.isFinite(Date.parse(text)));

const hasABound = ({ min, max }: { min: unknown; max: unknown }) => min !== null || max !== null;

/**
 * One condition on records. A list of them means "and", with at most one of each kind. It is the URL
 * (filter-url.ts), the chip and the sentence (describe-filter.ts), the predicate (matches-filter.ts) and the SQL
 * (lib/store/record-filter-sql.ts) at once; a test holds predicate and SQL together.
 */
export const recordFilterSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("verdict"), is: z.enum(["kept", "dropped"]) }),
  z.object({
    kind: z.literal("cites"),
    mode: z.enum(["all", "any", "none"]),
    principles: z.array(z.int().min(1)).min(1),
  }),
  z.object({
    kind: z.enum(setKinds),
    anyOf: z.array(z.string().max(400)).min(1).max(100),
    /** None of them instead of any. */
    isExcluding: z.literal(true).optional(),
  }),
  z
    .object({ kind: z.enum(rangeKinds), min: z.number().nullable(), max: z.number().nullable() })
    .refine(hasABound),
  z.object({ kind: z.enum(flagKinds), is: z.boolean() }),
  z.object({ kind: z.enum(idKinds), id: z.int().min(1) }),
  /** Found to be nearly the same as an earlier record: as any, as none, or as the one with this id. */
  z.object({ kind: z.literal("duplicate"), of: z.union([z.enum(["any", "none"]), z.int().min(1)]) }),
  /** `words`, `"phrases"`, `beginnings*`, and `-exclusions` of these (text-query.ts), all within one place. */
  z.object({ kind: z.literal("words"), query: z.string().min(1).max(400), in: z.enum(textPlaces) }),
  /** A run of characters, wherever it stands, without regard to ASCII case. */
  z.object({ kind: z.literal("text"), contains: z.string().min(1).max(200) }),
  z
    .object({ kind: z.literal("created"), min: momentSchema.nullable(), max: momentSchema.nullable() })
    .refine(hasABound),
]);
export type RecordFilter = z.infer<typeof recordFilterSchema>;
export type RecordFilterKind = RecordFilter["kind"];
export type FilterOf<Kind extends RecordFilterKind> = OfKind<RecordFilter, Kind>;
type OfKind<Filter, Kind> = Filter extends { kind: infer Kinds }
  ? Kind extends Kinds
    ? Filter & { kind: Kind }
    : never
  : never;
export type SetKind = (typeof setKinds)[number];
export type RangeKind = (typeof rangeKinds)[number];

/** What `range` filters hold against: `created` to the end of the day where a day is named. */
export function momentRange({ min, max }: FilterOf<"created">): { from: number; to: number } {
  const isDay = (text: string) => text.length === 10;
  return {
    from: min === null ? Number.NEGATIVE_INFINITY : Date.parse(min),
    to: max === null ? Number.POSITIVE_INFINITY : Date.parse(max) + (isDay(max) ? 86_400_000 - 1 : 0),
  };
}
