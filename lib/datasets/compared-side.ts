import { z } from "zod";
import type { RecordFilter } from "./record-filter";

/** One of two things that are laid beside each other: all records of a dataset, or those that one build made. */
export const comparedSideSchema = z.object({
  kind: z.enum(["dataset", "build"]),
  id: z.int().min(1).max(2_147_483_647),
});
export type ComparedSide = z.infer<typeof comparedSideSchema>;

/** As it stands in an address, e.g. `dataset:3`. */
export const formatSide = ({ kind, id }: ComparedSide): string => `${kind}:${id}`;

/** The inverse of `formatSide`; null of what names no side. */
export function parseSide(text: string | null | undefined): ComparedSide | null {
  const [, kind, id] = /^(dataset|build):(\d{1,10})$/.exec(text ?? "") ?? [];
  const parsed = comparedSideSchema.safeParse({ kind, id: Number(id) });
  return parsed.success ? parsed.data : null;
}

/** The filters that leave a side's records of those of its dataset. */
export function sideFilters({ kind, id }: ComparedSide): RecordFilter[] {
  return kind === "build" ? [{ kind: "build", id }] : [];
}
