import { z } from "zod";

/** Where a list stood when its page was left: in pixels, and the row of the current record where there was one. */
const placeSchema = z.object({
  top: z.number().min(0),
  current: z.object({ id: z.int(), index: z.int() }).nullable(),
});
export type KeptPlace = z.infer<typeof placeSchema>;

const atTop: KeptPlace = { top: 0, current: null };

/** Kept for the tab's life, per list, filter and order. */
export function readPlace(key: string): KeptPlace {
  try {
    return placeSchema.safeParse(JSON.parse(sessionStorage.getItem(`place:${key}`) ?? "null")).data ?? atTop;
  } catch {
    return atTop; // Storage may be forbidden; the list then begins at its top.
  }
}

export function keepPlace(key: string, place: KeptPlace) {
  try {
    sessionStorage.setItem(`place:${key}`, JSON.stringify({ ...place, top: Math.round(place.top) }));
  } catch {
    // See above.
  }
}
