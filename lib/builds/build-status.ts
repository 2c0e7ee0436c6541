import { z } from "zod";
import { AppError } from "@/lib/app-error";

export const buildStatusSchema = z.enum([
  "queued",
  "running",
  "pausing",
  "paused",
  "cancelling",
  "cancelled",
  "done",
  "failed",
]);
export type BuildStatus = z.infer<typeof buildStatusSchema>;

/** The moves a build may make; what is not listed cannot happen. */
export const buildMoves: Record<BuildStatus, readonly BuildStatus[]> = {
  queued: ["running", "paused", "cancelled", "failed"],
  running: ["pausing", "cancelling", "done", "failed"],
  // The last item may settle, the build may break, or the person change their mind while what is in flight ends.
  pausing: ["paused", "running", "cancelling", "done", "failed"],
  paused: ["queued", "cancelled"],
  // The last item may settle, or the build may break, before the wish to cancel is seen.
  cancelling: ["cancelled", "done", "failed"],
  // What ended is taken up again where there is something to do: more items, more samples, failures to retry.
  cancelled: ["queued"],
  failed: ["queued"],
  done: ["queued"],
};

export function canMove(from: BuildStatus, to: BuildStatus): boolean {
  return buildMoves[from].includes(to);
}

/** Throws `conflict` where the table has no such move. */
export function assertMove(from: BuildStatus, to: BuildStatus): void {
  if (canMove(from, to)) return;
  const moves = buildMoves[from].join(" or ") || "nothing else";
  throw new AppError(
    "conflict",
    `A ${from} build cannot become ${to}, only ${moves}; reload to see where it stands.`,
  );
}

/** Whether nothing happens any more unless a person asks for it. */
export function isOver(status: BuildStatus): boolean {
  return status === "cancelled" || status === "done" || status === "failed";
}

/** Whether workers take up its shards. */
export function isWorked(status: BuildStatus): boolean {
  return status === "queued" || status === "running";
}

/** Those of which something may happen without a person: neither over nor paused. */
export const statusesAtWork = buildStatusSchema.options.filter(
  (status) => !isOver(status) && status !== "paused",
);
