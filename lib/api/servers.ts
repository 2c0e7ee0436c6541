import { z } from "zod";
import { serverProbeSchema } from "@/lib/generation/server-probe";
import { contract } from "./endpoint-contract";
import { idParams, moment, nothing } from "./pieces";

export const serverSchema = z.object({
  id: z.int(),
  name: z.string(),
  baseUrl: z.string(),
  model: z.string(),
  /** The key itself never leaves the store; null where there is none. */
  apiKeyLast4: z.string().nullable(),
  isSample: z.boolean(),
  /** The ceiling of the limit that adapts to the server. */
  maxInFlight: z.int(),
  /** Budgets of any sixty seconds; null: none. */
  requestsPerMinute: z.int().nullable(),
  tokensPerMinute: z.int().nullable(),
  /** The limit of the moment and what is in flight of it; null where it was never used. */
  pace: z.object({ limitNow: z.number(), inFlight: z.int(), closedReason: z.string().nullable() }).nullable(),
  probe: serverProbeSchema.nullable(),
  probedAt: moment.nullable(),
  buildCount: z.int(),
});
export type ServerView = z.infer<typeof serverSchema>;

const serverBody = z.object({
  name: z.string().trim().min(1).max(60),
  baseUrl: z.string().trim().min(1).max(500),
  model: z.string().trim().max(200),
  /** Absent: keep the one there is. Null: none. */
  apiKey: z.string().max(500).nullable().optional(),
  maxInFlight: z.int().min(1).max(1024).default(8),
  /** Absent: keep what there is. Null: none. */
  requestsPerMinute: z.int().min(1).nullable().optional(),
  tokensPerMinute: z.int().min(1).nullable().optional(),
});

export const listServers = contract({
  method: "GET",
  path: "/api/servers",
  role: "viewer",
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ servers: z.array(serverSchema) }),
});

export const addServer = contract({
  method: "POST",
  path: "/api/servers",
  role: "author",
  params: nothing,
  query: nothing,
  body: serverBody,
  response: serverSchema,
});

export const saveServer = contract({
  method: "PUT",
  path: "/api/servers/:id",
  role: "author",
  params: idParams,
  query: nothing,
  body: serverBody,
  response: serverSchema,
});

/** Refused (409) while a build that is not over uses it. */
export const removeServer = contract({
  method: "DELETE",
  path: "/api/servers/:id",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({ removed: z.int() }),
});

/** Probes a saved server and keeps what was found. */
export const testServer = contract({
  method: "POST",
  path: "/api/servers/:id/test",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: serverSchema,
});

/** Probes an address before it is saved; nothing is kept. */
export const testAddress = contract({
  method: "POST",
  path: "/api/servers/test",
  role: "author",
  params: nothing,
  query: nothing,
  body: serverBody.pick({ baseUrl: true, model: true, apiKey: true }),
  response: z.object({ probe: serverProbeSchema }),
});

/**
 * How many tokens each text takes inside a prompt, by the server's own tokenizer; null where it does not count.
 * Asked for while somebody types, so the texts are limited to what a prompt can be.
 */
export const countServerTokens = contract({
  method: "POST",
  path: "/api/servers/:id/tokens",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({
    texts: z
      .array(z.string().max(500_000))
      .max(1_000)
      .refine((texts) => texts.reduce((total, text) => total + text.length, 0) <= 2_000_000, {
        error: "The texts have more than 2,000,000 characters together; send fewer at a time.",
      }),
  }),
  response: z.object({ counts: z.array(z.int().min(0)).nullable() }),
});
