import type { BuildStatus } from "./build-status";

/** Whether a person should look at a build: it paused by itself, or stands still for want of its server. */
export function needsAttention(build: {
  status: BuildStatus;
  pauseReason: string | null;
  waitingReason: string | null;
}): boolean {
  if (build.status === "paused" || build.status === "pausing") return build.pauseReason !== null;
  return build.status === "running" && build.waitingReason !== null;
}
