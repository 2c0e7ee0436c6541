import { z } from "zod";

const share = z.number().min(0).max(1).nullable().default(null);

/**
 * When a build pauses by itself; null: never for that reason. Shares are 0 to 1, and of the last `window` records,
 * once there are so many. Nobody has to sit beside a build that went wrong.
 */
export const stopRulesSchema = z.strictObject({
  /** Share of completions in which a reply was found. */
  parseRateBelow: share,
  /** Share of records that the filters kept. */
  keepRateBelow: share,
  /** Share of records that were cut at a repetition or ran to the token limit. */
  repetitionAbove: share,
  window: z.int().min(20).max(100_000).default(500),
  /** Failed attempts within the last sixty seconds; waiting for a server that is down is none. */
  failuresPerMinuteAbove: z.int().min(1).nullable().default(null),
  /** Tokens in and out, of the whole build. */
  tokensAbove: z.int().min(1).nullable().default(null),
  /** Hours that the build ran, pauses not counted. */
  hoursAbove: z.number().positive().nullable().default(null),
});
export type StopRules = z.infer<typeof stopRulesSchema>;

export const NO_STOP_RULES: StopRules = stopRulesSchema.parse({});

/** Whether anything can pause the build; who has no rule need not be watched. */
export function hasStopRule(rules: StopRules): boolean {
  const { window: _, ...limits } = rules;
  return Object.values(limits).some((limit) => limit !== null);
}
