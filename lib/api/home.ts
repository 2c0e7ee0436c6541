import { z } from "zod";
import { principleSchema } from "@/lib/constitutions/constitution";
import { buildSummarySchema } from "./builds";
import { contract } from "./endpoint-contract";
import { moment, nothing } from "./pieces";

export const attentionSchema = z.object({
  title: z.string(),
  detail: z.string(),
  href: z.string(),
  action: z.string(),
});

export const homeSchema = z.object({
  constitution: z
    .object({
      id: z.int(),
      name: z.string(),
      principles: z.array(principleSchema.pick({ number: true, name: true, hue: true })),
      exemplarCount: z.int(),
      latestVersion: z.int().nullable(),
      publishedAt: moment.nullable(),
      hasChanges: z.boolean(),
      findingCount: z.int(),
    })
    .nullable(),
  seedPrompts: z.object({ setName: z.string().nullable(), tasks: z.int(), topicQuestions: z.int() }),
  builds: z.object({
    done: z.int(),
    total: z.int(),
    running: z.int(),
    over: z.int(),
    dropped: z.int(),
    failed: z.int(),
  }),
  /** `keptOfConstitution`: the kept records that the constitution in use made, the whole of `principleUse`. */
  datasets: z.object({ count: z.int(), records: z.int(), kept: z.int(), keptOfConstitution: z.int() }),
  exports: z.object({
    count: z.int(),
    records: z.int(),
    lastAt: moment.nullable(),
    lastFormat: z.string().nullable(),
  }),
  /** How often each principle is cited: in exemplars, in records, in kept records. */
  principleUse: z.array(z.object({ number: z.int(), exemplars: z.int(), records: z.int(), kept: z.int() })),
  underWay: z.array(buildSummarySchema),
  attention: z.array(attentionSchema),
  servers: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      detail: z.string(),
      isSample: z.boolean(),
      isReachable: z.boolean().nullable(),
    }),
  ),
  lately: z.array(
    z.object({
      id: z.int(),
      at: moment,
      actor: z.string(),
      message: z.string(),
      href: z.string().nullable(),
    }),
  ),
  workersAlive: z.int(),
});
export type HomeView = z.infer<typeof homeSchema>;

export const getHome = contract({
  method: "GET",
  path: "/api/home",
  role: "viewer",
  params: nothing,
  query: nothing,
  body: nothing,
  response: homeSchema,
});
