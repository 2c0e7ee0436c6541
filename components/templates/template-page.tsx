"use client";
import { PageHead } from "@/components/shell/page-head";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useTemplate } from "./queries";
import { TemplateEditor } from "./template-editor";

export function TemplatePage({ id }: { id: number }) {
  const { data: view, error, refetch } = useTemplate(id);
  if (view !== undefined) return <TemplateEditor key={view.id} view={view} />;
  return (
    <>
      <PageHead title="Template" />
      <div className="px-(--gutter)">
        {error === null ? (
          <SkeletonRows rows={16} />
        ) : (
          <ErrorState
            title="The template could not be read."
            error={error}
            onRetry={() => void refetch()}
            action={<LinkButton href="/templates">All templates</LinkButton>}
          />
        )}
      </div>
    </>
  );
}
