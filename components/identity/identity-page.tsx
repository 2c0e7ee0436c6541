"use client";
import { PageHead } from "@/components/shell/page-head";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { SkeletonRows } from "@/components/ui/skeleton";
import { IdentityEditor } from "./identity-editor";
import { useIdentitySet } from "./queries";

export function IdentityPage({ id }: { id: number }) {
  const { data: view, error, refetch } = useIdentitySet(id);
  if (view !== undefined) return <IdentityEditor key={view.id} view={view} />;
  return (
    <>
      <PageHead title="Identity set" />
      <div className="px-(--gutter)">
        {error === null ? (
          <SkeletonRows rows={16} />
        ) : (
          <ErrorState
            title="The identity set could not be read."
            error={error}
            onRetry={() => void refetch()}
            action={<LinkButton href="/exports/identity">All identity sets</LinkButton>}
          />
        )}
      </div>
    </>
  );
}
