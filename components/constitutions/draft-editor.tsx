"use client";
import { useRouter } from "next/navigation";
import { parseAsInteger, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import { StatusNote } from "@/components/shell/status-slot";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Notice } from "@/components/ui/signal";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { TextButton } from "@/components/ui/text-link";
import { tellDone, tellFailure } from "@/components/ui/toast";
import type { ConstitutionView } from "@/lib/api/constitutions";
import { lintConstitution } from "@/lib/constitutions/lint";
import { CompareView } from "./compare-view";
import { parseAsSides, type Side } from "./compared-sides";
import { ConflictPanel } from "./conflict-panel";
import { numberInOrder } from "./draft-edits";
import { DraftHead } from "./draft-head";
import { DraftHistory } from "./draft-history";
import { ExemplarTab } from "./exemplar-tab";
import { FindingList } from "./finding-list";
import { ImportPromptFile } from "./import-prompt-file";
import { editorTabs, placeOfFinding } from "./place-in-editor";
import { PrincipleTab } from "./principle-tab";
import { PublishDialog } from "./publish-dialog";
import { TakenNote } from "./taken-note";
import { TokenBudgetHead } from "./token-budget-head";
import { useChangeCount } from "./use-change-count";
import { useDraft } from "./use-draft";
import { useDraftBudget } from "./use-draft-budget";
import { VersionDialog } from "./version-dialog";
import { VersionList } from "./version-list";
import { windowFinding } from "./window-finding";
import { WordsTab } from "./words-tab";

const placeParsers = {
  tab: parseAsStringLiteral(editorTabs).withDefault("principles"),
  principle: parseAsInteger,
  exemplar: parseAsInteger,
  version: parseAsInteger,
  compare: parseAsSides,
};

/** The draft with its three parts, its findings and its versions. */
export function DraftEditor({ view }: { view: ConstitutionView }) {
  const router = useRouter();
  const editing = useDraft(view);
  const { draft, edit, undo, saveState } = editing;
  const [place, setPlace] = useQueryStates(placeParsers);
  const [dialog, setDialog] = useState<"publish" | "import" | null>(null);
  const findings = useMemo(() => lintConstitution(draft), [draft]);
  const shownBudget = useDraftBudget(draft);
  const { budget, problem } = shownBudget;
  const allFindings =
    budget === null || problem === null ? findings : [...findings, windowFinding(problem, budget, draft)];
  const errors = findings.filter((f) => f.severity === "error").length;
  const warnings = allFindings.filter((f) => f.severity === "warning").length;
  const changeCount = useChangeCount(view, draft);
  const compareFrom = (before: Side | null) => {
    if (before !== null) void setPlace({ compare: { before, after: "draft" }, version: null });
  };
  const restore = async (version: number) => {
    try {
      await editing.restoreVersion(version);
      tellDone(`Restored version ${version} into the draft`);
      void setPlace({ version: null });
    } catch (error) {
      tellFailure(`Version ${version} could not be restored.`, error);
    }
  };
  const canUndo = editing.lastChange !== null;
  useShortcuts("Draft", [
    { keys: "mod+z", label: "undo the last change", run: undo },
    { keys: "1", label: "principles", run: () => void setPlace({ tab: "principles", compare: null }) },
    { keys: "2", label: "exemplars", run: () => void setPlace({ tab: "exemplars", compare: null }) },
    { keys: "3", label: "preamble and words", run: () => void setPlace({ tab: "words", compare: null }) },
    { keys: "c", label: "compare with the latest version", run: () => compareFrom(view.latestVersion) },
  ]);

  return (
    <div className="grid h-full min-h-0 grid-rows-[auto_auto_minmax(0,1fr)]">
      <DraftHead
        view={view}
        name={draft.name}
        saveState={saveState}
        isChanged={changeCount === null ? view.hasChanges || saveState.kind !== "saved" : changeCount > 0}
        changeCount={changeCount}
        onCompare={() => compareFrom(view.latestVersion)}
        blockingFindings={errors}
        onUndo={canUndo ? undo : null}
        onPublish={() => setDialog("publish")}
        onImport={() => setDialog("import")}
      />
      {editing.conflict !== null ? (
        <ConflictPanel {...editing.conflict} onSettle={editing.choose} />
      ) : (
        <div className="px-(--gutter) not-empty:py-2">
          {saveState.kind === "failed" ? (
            <Notice>The draft is not saved: {saveState.error.message} Your text is still here.</Notice>
          ) : null}
        </div>
      )}
      <div className="grid min-h-0 grid-cols-[minmax(0,1fr)_340px]">
        {place.compare === null ? (
          <div className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)]">
            <TokenBudgetHead draft={draft} shown={shownBudget} />
            <Tabs
              label="Parts of the draft"
              value={place.tab}
              onChange={(tab) => void setPlace({ tab, principle: null, exemplar: null })}
              options={[
                { value: "principles", label: "Principles", count: draft.principles.length },
                { value: "exemplars", label: "Exemplars", count: draft.exemplars.length },
                { value: "words", label: "Preamble and words" },
              ]}
              className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)]"
              listClassName="px-(--gutter) pt-1"
            >
              <TabPanel value="principles" className="min-h-0 overflow-auto">
                <PrincipleTab
                  draft={draft}
                  edit={edit}
                  undo={undo}
                  findings={findings}
                  tokens={budget?.principles}
                  open={place.principle}
                  onOpen={(principle) => void setPlace({ principle })}
                />
              </TabPanel>
              <TabPanel value="exemplars" className="min-h-0">
                <ExemplarTab
                  draft={draft}
                  edit={edit}
                  undo={undo}
                  findings={findings}
                  tokens={budget?.exemplars}
                  open={(place.exemplar ?? 1) - 1}
                  onOpen={(index) => void setPlace({ exemplar: index + 1 })}
                />
              </TabPanel>
              <TabPanel value="words" className="min-h-0 overflow-auto">
                <WordsTab draft={draft} edit={edit} findings={findings} />
              </TabPanel>
            </Tabs>
          </div>
        ) : (
          <CompareView
            id={view.id}
            draft={draft}
            versions={view.versions}
            sides={place.compare}
            onChange={(compare) => void setPlace({ compare })}
          />
        )}
        <aside
          aria-label="Findings and versions"
          className="flex min-h-0 flex-col gap-6 overflow-auto border-l border-line px-6 py-3.5"
        >
          <FindingList
            findings={allFindings}
            onOpen={(finding) => void setPlace({ ...placeOfFinding(finding.place), compare: null })}
            onNumberInOrder={() => edit(numberInOrder, "numbered in order")}
          />
          <VersionList
            constitutionId={view.id}
            versions={view.versions}
            onView={(version) => void setPlace({ version })}
            onCompare={compareFrom}
            onRestore={(version) => void restore(version)}
          />
          <DraftHistory view={view} draft={draft} edit={edit} />
        </aside>
      </div>
      {editing.taken !== null ? (
        <StatusNote>
          <TakenNote taken={editing.taken} onLeaveOut={editing.leaveOut} onForget={editing.forgetTaken} />
        </StatusNote>
      ) : editing.lastChange === null ? null : (
        <StatusNote>
          <span>
            <b className="font-medium text-ink-2">Last change</b> {editing.lastChange}
          </span>
          <TextButton onClick={undo}>Undo</TextButton>
        </StatusNote>
      )}
      <PublishDialog
        id={view.id}
        number={(view.latestVersion ?? 0) + 1}
        isOpen={dialog === "publish"}
        onOpenChange={(isOpen) => setDialog(isOpen ? "publish" : null)}
        warningCount={warnings}
        settle={editing.settle}
      />
      <ImportPromptFile
        isOpen={dialog === "import"}
        onOpenChange={(isOpen) => setDialog(isOpen ? "import" : null)}
        onOpened={(id) => router.push(`/constitutions/${id}`)}
      />
      {place.version === null ? null : (
        <VersionDialog
          id={view.id}
          number={place.version}
          onClose={() => void setPlace({ version: null })}
          onCompare={() => compareFrom(place.version)}
          onRestore={() => {
            if (place.version !== null) void restore(place.version);
          }}
        />
      )}
    </div>
  );
}
