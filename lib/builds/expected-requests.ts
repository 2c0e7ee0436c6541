import { z } from "zod";
import type { LastBuild } from "./last-build";
import type { BuildManifest } from "./manifest";

/** How many requests a build is expected to take whose step makes up what it asks. */
export const expectedRequestsSchema = z.object({
  /** Null: not known. */
  count: z.int().nullable(),
  /** Pieces that pass everything, of a request on average. */
  keptPerRequest: z.number().nullable(),
  /** Where that is known from. */
  source: z.enum(["probe", "last_build", "unknown"]),
});
export type ExpectedRequests = z.infer<typeof expectedRequestsSchema>;

/**
 * From what a probe of it kept, or else the last build of the step. Without a target it is not known: what the step
 * asks depends on the answers.
 */
export function expectRequests({
  manifest: { target },
  lastBuild,
  probed,
}: {
  manifest: Pick<BuildManifest, "target">;
  lastBuild: LastBuild | null;
  probed: { keptPerRequest: number | null } | null;
}): ExpectedRequests {
  const known = (keptPerRequest: number, source: "probe" | "last_build"): ExpectedRequests => ({
    count: target === null ? null : Math.ceil(target / keptPerRequest),
    keptPerRequest,
    source,
  });
  if (probed?.keptPerRequest != null && probed.keptPerRequest > 0)
    return known(probed.keptPerRequest, "probe");
  if (lastBuild?.requests != null && lastBuild.kept > 0)
    return known(lastBuild.kept / lastBuild.requests, "last_build");
  return { count: null, keptPerRequest: null, source: "unknown" };
}
