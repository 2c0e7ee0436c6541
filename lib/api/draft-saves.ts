import { z } from "zod";
import { constitutionSchema } from "@/lib/constitutions/constitution";
import { contract } from "./endpoint-contract";
import { idInText, idParams, moment, nothing } from "./pieces";

const draftSaveSchema = z.object({
  /** The revision that the draft had after it. */
  revision: z.int(),
  actor: z.string(),
  savedAt: moment,
  /** What it did, in words. */
  summary: z.string(),
});
export type DraftSave = z.infer<typeof draftSaveSchema>;

/** The saves of a draft, the newest first, a page at a time. */
export const listDraftSaves = contract({
  method: "GET",
  path: "/api/constitutions/:id/saves",
  role: "viewer",
  params: idParams,
  query: z.object({ olderThan: idInText.optional() }),
  body: nothing,
  response: z.object({
    saves: z.array(draftSaveSchema),
    /** What `olderThan` is for the next page; null on the last. */
    next: z.int().nullable(),
  }),
});

/** One save, or all from the save `since` to it, with the draft before and after. */
export const getDraftSave = contract({
  method: "GET",
  path: "/api/constitutions/:id/saves/:revision",
  role: "viewer",
  params: z.object({ id: idInText, revision: idInText }),
  query: z.object({ since: idInText.optional() }),
  body: nothing,
  response: draftSaveSchema.extend({ before: constitutionSchema, after: constitutionSchema }),
});
