"use client";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo, useRef, useState } from "react";
import { useDocumentTitle } from "@/components/generation/document-title";
import { PageHead } from "@/components/shell/page-head";
import { PublishDialog } from "@/components/shell/publish-dialog";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/chip";
import { formatCount, plural } from "@/components/ui/number-text";
import { Notice } from "@/components/ui/signal";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import type { TemplateView } from "@/lib/api/templates";
import { estimateTokens } from "@/lib/generation/estimate-tokens";
import { lintTemplate } from "@/lib/templates/lint-template";
import { templateRoles } from "@/lib/templates/template-roles";
import { FindingList } from "./finding-list";
import { usePublish } from "./queries";
import { stepsWith } from "./role-words";
import { SlotField } from "./slot-field";
import { SlotList } from "./slot-list";
import { TemplateExample } from "./template-example";
import { TemplateMenu } from "./template-menu";
import { TemplateUses } from "./template-uses";
import { useTemplateDraft } from "./use-template-draft";
import { VersionList } from "./version-list";

const sides = ["check", "example", "versions", "builds"] as const;

/** One template: its text with the slots lit, what the lint says, an example, its versions and what used them. */
export function TemplateEditor({ view }: { view: TemplateView }) {
  const draft = useTemplateDraft(view);
  const { text, setText, state } = draft;
  const [side, setSide] = useQueryState("side", parseAsStringLiteral(sides).withDefault("check"));
  const [isPublishing, setIsPublishing] = useState(false);
  const publish = usePublish(view.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const findings = useMemo(() => lintTemplate(view.role, text), [view.role, text]);
  const { title, does } = templateRoles[view.role];
  useDocumentTitle(view.name);
  const hasChanges = view.hasChanges || text !== view.draft;
  const forbidden = findings.find(({ severity }) => severity === "error");
  const publishReason =
    forbidden?.message ?? (hasChanges ? null : "Nothing has changed since the latest version.");
  useShortcuts("Template", [
    {
      keys: "p",
      label: "publish",
      isPinned: true,
      run: () => publishReason === null && setIsPublishing(true),
    },
    { keys: "e", label: "edit", isPinned: true, run: () => field.current?.focus() },
  ]);
  const select = (place: { start: number; end: number }) => {
    field.current?.focus();
    field.current?.setSelectionRange(place.start, place.end);
  };
  const steps = stepsWith(view.role);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title={view.name}
        sub={
          <span className="truncate">
            <TextLink href="/templates" className="decoration-line">
              {title}
            </TextLink>
            {steps.length === 0 ? "" : ` · ${steps.map((step) => step.title).join(", ")}`}
            {view.latestVersion === null ? " · not published" : ` · version ${view.latestVersion}`}
            {view.isInUse ? <Tag className="ml-2">in use</Tag> : null}
          </span>
        }
        actions={
          <>
            <SaveNote state={state} />
            <TemplateMenu view={view} onText={setText} />
            <Button
              variant="primary"
              kbd="p"
              disabledReason={publishReason}
              onClick={() => setIsPublishing(true)}
            >
              Publish…
            </Button>
          </>
        }
      />
      {draft.theirs === null ? null : (
        <Notice tone="warn" className="mx-(--gutter) mt-3">
          <span className="flex flex-wrap items-center gap-2">
            Somebody else saved this template meanwhile. What is written here is not saved.
            <Button size="sm" onClick={draft.takeTheirs}>
              Take theirs
            </Button>
            <Button size="sm" onClick={() => void draft.keepMine()}>
              Keep what is here
            </Button>
          </span>
        </Notice>
      )}
      {state === "failed" && draft.error !== null ? (
        <Notice tone="bad" className="mx-(--gutter) mt-3">
          The draft could not be saved; it is tried again. {draft.error.message}
        </Notice>
      ) : null}
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1.25fr)_minmax(340px,1fr)]">
        <section
          aria-label="Text of the template"
          className="min-h-0 overflow-y-auto px-(--gutter) pt-3 pb-6"
        >
          <p className="flex items-baseline gap-3 pb-2 text-12 text-ink-3">
            <span className="min-w-0 truncate" title={does}>
              {does}
            </span>
            <span className="ml-auto shrink-0">
              about {plural(estimateTokens(text), "token")} · {formatCount(text.length)} characters
            </span>
          </p>
          <SlotField role={view.role} value={text} onChange={setText} fieldRef={field} />
        </section>
        <section className="min-h-0 overflow-y-auto border-l border-line pr-(--gutter) pb-6 pl-5">
          <Tabs
            label="Beside the text"
            value={side}
            onChange={(next) => void setSide(next)}
            options={[
              { value: "check", label: "Check", count: findings.length },
              { value: "example", label: "Example" },
              { value: "versions", label: "Versions", count: view.versions.length },
              { value: "builds", label: "Builds" },
            ]}
          >
            <TabPanel value="check">
              <FindingList findings={findings} onSelect={select} onFix={setText} />
              <SlotList role={view.role} text={text} />
            </TabPanel>
            <TabPanel value="example">
              <TemplateExample role={view.role} text={text} />
            </TabPanel>
            <TabPanel value="versions">
              <VersionList view={view} draft={text} onRestore={draft.restoreVersion} />
            </TabPanel>
            <TabPanel value="builds">
              <TemplateUses id={view.id} />
            </TabPanel>
          </Tabs>
        </section>
      </div>
      {isPublishing ? (
        <PublishDialog
          number={(view.latestVersion ?? 0) + 1}
          description="A version never changes. Builds keep the text that they were made with."
          isOpen
          onOpenChange={setIsPublishing}
          warningCount={findings.length}
          publish={async (note) => publish.mutateAsync({ revision: await draft.settle(), note })}
        />
      ) : null}
    </div>
  );
}

const saveWords = { saved: "Saved", saving: "Saving", conflict: "Not saved", failed: "Not saved" };

function SaveNote({ state }: { state: keyof typeof saveWords }) {
  return (
    <span aria-live="polite" className="w-[58px] text-right text-12 text-ink-3">
      {saveWords[state]}
    </span>
  );
}
