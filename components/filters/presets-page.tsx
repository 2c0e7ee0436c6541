"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import { PageHead } from "@/components/shell/page-head";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { SelectField } from "@/components/ui/field";
import { RelativeTime } from "@/components/ui/relative-time";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import { OverlapPanel } from "./overlap-panel";
import { PresetList } from "./preset-list";
import { PublishDialog } from "./publish-dialog";
import { usePresets } from "./queries";
import { RuleList } from "./rule-list";
import { TrialPanel } from "./trial-panel";
import { usePresetEditor } from "./use-preset-editor";

const views = ["trial", "overlap"] as const;

/** Filter presets: which there are, the rules of one in their order, and what an edit would change about records. */
export function PresetsPage() {
  const { data, error, refetch } = usePresets();
  const presets = data?.presets ?? [];
  const editor = usePresetEditor(presets);
  const [isPublishing, setIsPublishing] = useState(false);
  const [view, setView] = useQueryState("view", parseAsStringLiteral(views).withDefault("trial"));
  const { shown } = editor;
  const publishReason = editor.problem ?? (editor.hasChanges ? null : "Nothing is changed.");
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title="Filter presets"
        sub={<span className="truncate">ordered rules that keep or drop what builds bring</span>}
        actions={
          <>
            {editor.hasChanges ? (
              <Button variant="quiet" onClick={editor.discard}>
                Discard changes
              </Button>
            ) : null}
            <Button variant="primary" disabledReason={publishReason} onClick={() => setIsPublishing(true)}>
              Publish…
            </Button>
          </>
        }
      />
      {shown === undefined ? (
        <div className="px-(--gutter)">
          {error === null ? (
            <SkeletonRows rows={9} rowHeight={36} />
          ) : (
            <ErrorState title="The presets could not be read." error={error} onRetry={() => void refetch()} />
          )}
        </div>
      ) : (
        <div className="grid min-h-0 flex-1 grid-cols-[196px_minmax(0,1fr)_minmax(0,0.92fr)] min-[1700px]:grid-cols-[240px_minmax(0,1fr)_minmax(0,1fr)]">
          <PresetList presets={presets} current={shown.name} onOpen={(name) => editor.open(name, null)} />
          <section aria-label="Rules of the preset" className="min-h-0 overflow-y-auto py-3 pr-5 pl-2">
            <header className="flex items-baseline gap-3 pb-2 pl-5">
              <h2 className="font-semibold">{shown.title}</h2>
              {editor.versions.length === 1 ? (
                <span className="text-12 text-ink-3">version {shown.version}</span>
              ) : (
                <SelectField
                  label="Version"
                  isLabelHidden
                  isSmall
                  isQuiet
                  value={String(shown.version)}
                  onChange={(version) => editor.open(shown.name, Number(version))}
                  options={editor.versions.map(({ version }) => ({
                    value: String(version),
                    label: `version ${version}`,
                  }))}
                />
              )}
              {editor.hasChanges ? (
                <span className="text-12 font-medium text-accent">changed, not published</span>
              ) : null}
              {shown.createdAt === null ? null : (
                <RelativeTime at={shown.createdAt} className="ml-auto text-12 text-ink-3" />
              )}
            </header>
            <p className="max-w-[68ch] pb-2 pl-5 text-12 text-ink-3">
              {shown.note === "" ? `Source: ${shown.source}.` : shown.note}
              {shown.isBuiltIn ? " Built in: what you change here is published under a name of its own." : ""}
            </p>
            <RuleList key={`${shown.name}@${shown.version}`} rules={editor.rules} onRules={editor.setRules} />
          </section>
          <section
            aria-label={view === "overlap" ? "How the rules overlap" : "What would change"}
            className="min-h-0 overflow-y-auto border-l border-line pr-(--gutter) pb-6 pl-5"
          >
            <div className="pt-3">
              <Segmented
                label="What is shown of the rules"
                value={view}
                onChange={(next) => void setView(next)}
                options={[
                  { value: "trial", label: "What would change" },
                  { value: "overlap", label: "How they overlap" },
                ]}
              />
            </div>
            {view === "overlap" ? <OverlapPanel editor={editor} /> : <TrialPanel editor={editor} />}
          </section>
        </div>
      )}
      <PublishDialog editor={editor} presets={presets} isOpen={isPublishing} onOpenChange={setIsPublishing} />
    </div>
  );
}
