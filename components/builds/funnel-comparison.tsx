"use client";
import { useQuery } from "@tanstack/react-query";
import { reasonTitle } from "@/components/marks/reason-title";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { useBuilds } from "@/components/shell/use-builds";
import { formatPercent } from "@/components/ui/number-text";
import { TextLink } from "@/components/ui/text-link";
import { type BuildView, getBuild } from "@/lib/api/builds";
import { buildBefore, greatestChange } from "./funnel-change";

/** A line that says where the build differs most from the one before of the same step; nothing where it does not. */
export function FunnelComparison({ build }: { build: BuildView }) {
  const { data } = useBuilds();
  const other = buildBefore(data?.builds ?? [], build);
  const before = useQuery({
    ...endpointQuery(getBuild, { params: { id: other?.id ?? 0 } }),
    enabled: other !== null,
    staleTime: 60_000,
  });
  const change = before.data === undefined || other === null ? null : greatestChange(build, before.data);
  if (change === null || other === null) return null;
  const title = reasonTitle(change.reason);
  return (
    <p className="mt-1.5 text-12 text-ink-2">
      “{title.charAt(0).toUpperCase() + title.slice(1)}” took {formatPercent(change.before)} in{" "}
      <TextLink href={`/builds/${other.id}`}>build {other.id}</TextLink>, {formatPercent(change.now)} here.
    </p>
  );
}
