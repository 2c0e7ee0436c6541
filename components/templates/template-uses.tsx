"use client";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { useTemplateUses } from "./queries";

/** The builds that were made with versions of a template. */
export function TemplateUses({ id }: { id: number }) {
  const { data, error, refetch } = useTemplateUses(id);
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows rows={4} />
    ) : (
      <ErrorState
        title="What used the template could not be read."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  if (data.builds.length === 0) return <p className="py-3 text-ink-2">No build has been made with it.</p>;
  return (
    <ul>
      {data.builds.map((build) => (
        <li key={build.id} className="border-b border-line py-1.5 last:border-b-0">
          <TextLink href={`/builds/${build.id}`}>{build.name}</TextLink>{" "}
          <span className="text-12 text-ink-2">with version {build.version}</span>
          <p className="text-12 text-ink-3">
            {build.status} · <RelativeTime at={build.createdAt} /> · into {build.datasetName}
          </p>
        </li>
      ))}
    </ul>
  );
}
