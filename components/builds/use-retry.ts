"use client";
import { plural } from "@/components/ui/number-text";
import { tellDone } from "@/components/ui/toast";
import { retryFailures } from "@/lib/api/builds";
import { type CallOptions, callEndpoint } from "@/lib/api/call-endpoint";
import { useBuildAct } from "./queries";

export type RetryWish = NonNullable<CallOptions<typeof retryFailures>["body"]>;

/** Gives failures their attempts back, and says how many go on. */
export function useRetry(id: number) {
  return useBuildAct(
    "They could not be tried again.",
    (body: RetryWish) => callEndpoint(retryFailures, { params: { id }, body }),
    (answer) => answer.build,
    ({ retried, build }) =>
      tellDone(`${plural(retried, "failed item")} will be tried again.`, {
        description:
          build.status === "paused" ? "The build is paused: they wait until it is resumed." : undefined,
      }),
  );
}
