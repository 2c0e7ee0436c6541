import { z } from "zod";
import { serverIdentitySchema } from "@/lib/builds/manifest";
import { secondRunEventSchema } from "@/lib/datasets/second-run";
import { contract } from "./endpoint-contract";
import { idInText, idParams, nothing } from "./pieces";

/** What was sent for a record, byte for byte, and to whom; and what of the server is known today. */
export const getRecordRequest = contract({
  method: "GET",
  path: "/api/records/:id/request",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({
    /** The JSON body as it was posted to the server's `/completions`. */
    body: z.string(),
    preset: z.object({ name: z.string(), version: z.int() }),
    /** The server as it was when it began to serve the build. */
    server: serverIdentitySchema,
    /** The same entry of the studio today; null where it was removed. */
    serverNow: serverIdentitySchema.extend({ hasKey: z.boolean() }).nullable(),
  }),
});
export type RecordRequestView = z.infer<typeof getRecordRequest.response>;

/**
 * Sends the same body once more and streams what comes, one event a line (NDJSON); another server is asked for its
 * own model. Nothing is stored. Closing the connection stops the server too.
 */
export const runRecordAgain = contract({
  method: "POST",
  path: "/api/records/:id/run-again",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({
    /** Absent: the one that answered then. */
    serverId: idInText.optional(),
  }),
  response: secondRunEventSchema,
});
