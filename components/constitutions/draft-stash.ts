import { z } from "zod";
import { constitutionSchema } from "@/lib/constitutions/constitution";

const stashSchema = z.object({
  draft: constitutionSchema,
  /** What the store had under `revision` when the draft was made from it. */
  saved: constitutionSchema,
  revision: z.int(),
});
type Stash = z.infer<typeof stashSchema>;

const keyOf = (id: number) => `unsaved draft ${id}`;

/** Keeps in this tab what could not be saved before the page was left. */
export function stashDraft(id: number, { draft, saved, revision }: Stash): void {
  window.sessionStorage.setItem(keyOf(id), JSON.stringify({ draft, saved, revision }));
}

export function dropStash(id: number): void {
  window.sessionStorage.removeItem(keyOf(id));
}

/** What was kept, once. */
export function takeStash(id: number): Stash | null {
  const text = window.sessionStorage.getItem(keyOf(id));
  if (text === null) return null;
  dropStash(id);
  // Another release may have written it, and half a draft is worse than none.
  const stash = stashSchema.safeParse(JSON.parse(text));
  return stash.success ? stash.data : null;
}
