"use client";
import { ErrorState } from "@/components/ui/error-state";
import { plural } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { useVersionUses } from "./queries";

/** The builds that used a version and the datasets they wrote to. */
export function VersionUses({ id, number, buildCount }: { id: number; number: number; buildCount: number }) {
  const { data: uses, error, refetch } = useVersionUses(id, number);
  if (uses === undefined) {
    return error === null ? (
      <SkeletonRows rows={4} />
    ) : (
      <ErrorState
        title="What used the version could not be read."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  if (uses.builds.length === 0) {
    return <p className="py-4 text-ink-2">No build has used this version.</p>;
  }
  return (
    <div className="grid grid-cols-2 gap-10 py-3">
      <section>
        <h3 className="pb-1 text-12 font-medium text-ink-2">Builds</h3>
        <ul>
          {uses.builds.map((build) => (
            <li key={build.id} className="border-b border-line py-1.5 last:border-b-0">
              <TextLink href={`/builds/${build.id}`}>{build.name}</TextLink>
              <p className="text-12 text-ink-3">
                {build.status} · <RelativeTime at={build.createdAt} /> · into {build.datasetName}
              </p>
            </li>
          ))}
        </ul>
        {buildCount > uses.builds.length ? (
          <p className="py-1.5 text-12 text-ink-3">
            and {plural(buildCount - uses.builds.length, "older build")}
          </p>
        ) : null}
      </section>
      <section>
        <h3 className="pb-1 text-12 font-medium text-ink-2">Datasets</h3>
        <ul>
          {uses.datasets.map((dataset) => (
            <li key={dataset.id} className="border-b border-line py-1.5 last:border-b-0">
              <TextLink href={`/datasets/${dataset.id}`}>{dataset.name}</TextLink>
              <p className="text-12 text-ink-3">{plural(dataset.buildCount, "build")} with this version</p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
