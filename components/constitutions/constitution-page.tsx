"use client";
import type { ReactNode } from "react";
import { PageHead } from "@/components/shell/page-head";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { SkeletonRows } from "@/components/ui/skeleton";
import { DraftEditor } from "./draft-editor";
import { useConstitution } from "./queries";

export function ConstitutionPage({
  id,
  preview,
}: {
  id: number;
  /** What stands beside the draft, given what saves it. */
  preview?: (beforeRun: () => Promise<unknown>) => ReactNode;
}) {
  const { data: view, error, refetch } = useConstitution(id);
  if (view !== undefined) return <DraftEditor key={view.id} view={view} preview={preview} />;
  return (
    <>
      <PageHead title="Constitution" />
      {error === null ? (
        <SkeletonRows rows={16} className="mx-(--gutter)" />
      ) : (
        <ErrorState
          className="px-(--gutter)"
          title="The constitution could not be read."
          error={error}
          onRetry={() => void refetch()}
          action={<LinkButton href="/constitutions?all=true">All constitutions</LinkButton>}
        />
      )}
    </>
  );
}
