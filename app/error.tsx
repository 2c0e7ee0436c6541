"use client";
import { PageHead } from "@/components/shell/page-head";
import { ErrorState } from "@/components/ui/error-state";

export default function PageError({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <>
      <PageHead title="This page broke" />
      <ErrorState
        className="px-(--gutter)"
        title="The page could not be shown."
        error={error}
        safe="What was saved is safe, and builds go on without this page."
        onRetry={reset}
      />
    </>
  );
}
