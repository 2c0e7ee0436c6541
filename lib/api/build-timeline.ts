import { z } from "zod";
import { contract } from "./endpoint-contract";
import { idParams, moment, nothing } from "./pieces";

/** How much of the time is looked at: the last so many seconds, or all since the build began. */
export const timelineWindowSchema = z.enum(["900", "3600", "all"]);
export type TimelineWindow = z.infer<typeof timelineWindowSchema>;

export const buildTimelineSchema = z.object({
  from: moment,
  /** Now, or the build's end. */
  to: moment,
  /** When the build was first taken up; null before. */
  startedAt: moment.nullable(),
  /** At most 400, none left out; rates are counts divided by `seconds`. */
  points: z.array(
    z.object({
      at: moment,
      seconds: z.number(),
      records: z.int(),
      kept: z.int(),
      tokensOut: z.int(),
      failedAttempts: z.int(),
    }),
  ),
  /** What went on at each server, at most 400 moments each; it may serve other builds too. */
  servers: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      moments: z.array(z.object({ at: moment, limitNow: z.number(), ceiling: z.int(), inFlight: z.int() })),
    }),
  ),
  /** Moves of the servers' limits by rising time; of very many, the latest. */
  moves: z.array(
    z.object({
      id: z.int(),
      serverId: z.int(),
      serverName: z.string(),
      at: moment,
      limitFrom: z.number(),
      limitTo: z.number(),
      cause: z.string(),
      message: z.string(),
    }),
  ),
  /** When no server of it took anything; `to` is null while that lasts. */
  waits: z.array(z.object({ from: moment, to: moment.nullable(), reason: z.string() })),
});
export type BuildTimeline = z.infer<typeof buildTimelineSchema>;

export const getBuildTimeline = contract({
  method: "GET",
  path: "/api/builds/:id/timeline",
  role: "viewer",
  params: idParams,
  query: z.object({ window: timelineWindowSchema.default("all") }),
  body: nothing,
  response: buildTimelineSchema,
});
