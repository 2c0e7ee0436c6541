import { z } from "zod";
import { templateRoleSchema } from "@/lib/templates/template";

/** What a record was made with and is judged by, by name, so that each can be looked up; null or empty where nobody knows. */
export const recordMakerSchema = z.object({
  /** Since when its dataset is a snapshot, in which nothing changes. */
  frozenAt: z.string().nullable(),
  constitution: z.object({ id: z.int(), name: z.string(), number: z.int() }).nullable(),
  templates: z.array(z.object({ role: templateRoleSchema, name: z.string(), number: z.int() })),
  server: z.object({ name: z.string(), kind: z.string(), build: z.string().nullable() }).nullable(),
  /** What judges its build's records now, its rules in their order. */
  preset: z
    .object({
      name: z.string(),
      version: z.int(),
      title: z.string(),
      rules: z.array(z.object({ name: z.string(), title: z.string() })),
    })
    .nullable(),
});
export type RecordMaker = z.infer<typeof recordMakerSchema>;
