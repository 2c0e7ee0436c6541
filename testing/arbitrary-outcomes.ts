import fc from "fast-check";
import type { Outcome } from "@/lib/previews/sample-statistics";

/** A completion that came to an end: kept, or dropped where a reason is given. */
export function completedOutcome({
  cited = [],
  reason = null,
  reply = "",
}: {
  cited?: number[];
  reason?: string | null;
  reply?: string;
}): Outcome {
  const verdict = { verdict: reason === null ? ("kept" as const) : ("dropped" as const), reason };
  return { status: "completed", cited, verdict, reply };
}

export const arbitraryOutcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc
    .record({
      cited: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }),
      reason: fc.option(fc.constantFrom("short", "blacklist", "apology")),
      reply: fc.string({ unit: "grapheme" }),
    })
    .map(completedOutcome),
  fc
    .constantFrom("waiting" as const, "failed" as const, "stopped" as const)
    .map((status) => ({ status, cited: [], verdict: null, reply: "" })),
);
