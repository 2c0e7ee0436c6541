"use client";
import { useRouter } from "next/navigation";
import { parseAsInteger, parseAsStringLiteral, useQueryStates } from "nuqs";
import { type KeyboardEvent, type ReactNode, useMemo, useState } from "react";
import { PrincipleHues } from "@/components/marks/principle-hues";
import { PublishDialog } from "@/components/shell/publish-dialog";
import { StatusNote } from "@/components/shell/status-slot";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Notice } from "@/components/ui/signal";
import { SplitPane } from "@/components/ui/split-pane";
import { TextButton } from "@/components/ui/text-link";
import { tellDone, tellFailure } from "@/components/ui/toast";
import type { ConstitutionView } from "@/lib/api/constitutions";
import { lintConstitution } from "@/lib/constitutions/lint";
import { CompareView } from "./compare-view";
import { parseAsSides, type Side } from "./compared-sides";
import { ConflictPanel } from "./conflict-panel";
import { DraftHead } from "./draft-head";
import { DraftHistory } from "./draft-history";
import { DraftParts } from "./draft-parts";
import { type DraftSide, DraftSidePane, DraftSideSwitch, draftSides } from "./draft-side";
import { ExemplarTab } from "./exemplar-tab";
import { FindingActsProvider, pressNearestFix } from "./finding-acts";
import { focusPlace } from "./finding-focus";
import { useIgnoredFindings } from "./finding-ignored";
import { FindingList } from "./finding-list";
import { ImportPromptFile } from "./import-prompt-file";
import { editorTabs, placeOfFinding } from "./place-in-editor";
import { PreambleTab } from "./preamble-tab";
import { PrincipleTab } from "./principle-tab";
import { principleTokens } from "./principle-tokens";
import { usePublishDraft, useVersion } from "./queries";
import { TakenNote } from "./taken-note";
import { TokenBudgetHead } from "./token-budget-head";
import { useChangeCount } from "./use-change-count";
import { staleNameFinding, useCodename } from "./use-codename";
import { useDraft } from "./use-draft";
import { useDraftBudget } from "./use-draft-budget";
import { usePublishedPrinciples } from "./use-published-principles";
import { useRewrites } from "./use-rewrites";
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
  side: parseAsStringLiteral(draftSides),
};

/** The draft in its parts; beside it the preview, the findings or the versions. */
export function DraftEditor({
  view,
  preview,
}: {
  view: ConstitutionView;
  /** Given what saves the draft; absent where nothing can be previewed. */
  preview?: (beforeRun: () => Promise<unknown>) => ReactNode;
}) {
  const router = useRouter();
  const editing = useDraft(view);
  const { draft, edit, undo, saveState } = editing;
  const [place, setPlace] = useQueryStates(placeParsers);
  const [dialog, setDialog] = useState<"publish" | "import" | null>(null);
  const side: DraftSide = place.side ?? (preview === undefined ? "findings" : "preview");
  const publish = usePublishDraft(view.id);
  const latest = useVersion(view.id, view.latestVersion).data?.body;
  const shownBudget = useDraftBudget(draft);
  const { budget, problem, server } = shownBudget;
  const codename = useCodename({ draft, published: latest, edit, undo });
  const rewrites = useRewrites(draft, edit, undo);
  const published = usePublishedPrinciples({ view, draft, server, isAsked: place.principle !== null });
  const findings = useMemo(() => lintConstitution(draft), [draft]);
  const allFindings = [
    ...findings,
    ...(codename.staleName === null ? [] : [staleNameFinding(codename.staleName)]),
    ...(budget === null || problem === null ? [] : [windowFinding(problem, budget, draft)]),
  ];
  const { shown, ignored, ignore, remarkAgain } = useIgnoredFindings(view.id, allFindings);
  const errors = findings.filter((f) => f.severity === "error").length;
  const warnings = shown.filter((f) => f.severity === "warning").length;
  const changeCount = useChangeCount(view, draft);
  const compareFrom = (before: Side | null) => {
    if (before !== null) void setPlace({ compare: { before, after: "draft" }, version: null });
  };
  const showSide = (next: DraftSide) => void setPlace({ side: next, compare: null });
  const restore = async (version: number) => {
    try {
      await editing.restoreVersion(version);
      tellDone(`Restored version ${version} into the draft`);
      void setPlace({ version: null });
    } catch (error) {
      tellFailure(`Version ${version} could not be restored.`, error);
    }
  };
  const stepTab = (by: -1 | 1) => {
    const next = editorTabs[editorTabs.indexOf(place.tab) + by];
    if (next !== undefined) void setPlace({ tab: next, principle: null, exemplar: null, compare: null });
  };
  useShortcuts("Draft", [
    { keys: "mod+z", label: "undo the last change", run: undo },
    { keys: "[", label: "part before", run: () => stepTab(-1) },
    { keys: "]", label: "next part", run: () => stepTab(1) },
    ...(preview === undefined ? [] : [{ keys: "p", label: "preview", run: () => showSide("preview") }]),
    { keys: "f", label: "findings", run: () => showSide("findings") },
    { keys: "v", label: "versions", run: () => showSide("versions") },
    { keys: "alt+Enter", label: "settle the finding here", worksWhileTyping: true, run: pressNearestFix },
    { keys: "c", label: "compare with the latest version", run: () => compareFrom(view.latestVersion) },
  ]);

  const parts = (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the text boxes inside come by here.
    <div className="grid h-full min-h-0 grid-rows-[auto_minmax(0,1fr)]" onKeyDown={undoInText(undo)}>
      <TokenBudgetHead draft={draft} shown={shownBudget} />
      <DraftParts
        draft={draft}
        tab={place.tab}
        onTab={(tab) => void setPlace({ tab, principle: null, exemplar: null })}
        findings={shown}
        changeCount={changeCount}
        onFindings={() => showSide("findings")}
        onChanges={() => compareFrom(view.latestVersion)}
        principles={
          <PrincipleTab
            draft={draft}
            edit={edit}
            propose={rewrites.propose}
            findings={shown}
            tokens={principleTokens(draft, budget)}
            published={published}
            open={place.principle}
            onOpen={(principle) => void setPlace({ principle })}
            onCompare={() => compareFrom(view.latestVersion)}
          />
        }
        exemplars={
          <ExemplarTab
            draft={draft}
            edit={edit}
            undo={undo}
            findings={shown}
            tokens={budget?.exemplars}
            areCounted={budget?.isCounted ?? false}
            open={(place.exemplar ?? 1) - 1}
            onOpen={(index) => void setPlace({ exemplar: index + 1 })}
          />
        }
        preamble={<PreambleTab draft={draft} published={latest} edit={edit} findings={shown} />}
        words={
          <WordsTab
            draft={draft}
            edit={edit}
            findings={shown}
            staleName={codename.staleName}
            onRename={codename.rename}
            onUseVariables={codename.askForVariables}
          />
        }
      />
    </div>
  );
  const beside =
    side === "preview" && preview !== undefined ? (
      preview(editing.settle)
    ) : (
      <DraftSidePane
        side={side}
        findings={
          <FindingList
            findings={shown}
            ignored={ignored}
            onOpen={({ place: at }) => {
              void setPlace({ ...placeOfFinding(at), compare: null });
              focusPlace(at);
            }}
            onRemarkAgain={remarkAgain}
          />
        }
        versions={
          <>
            <VersionList
              constitutionId={view.id}
              versions={view.versions}
              onView={(version) => void setPlace({ version })}
              onCompare={compareFrom}
              onRestore={(version) => void restore(version)}
            />
            <DraftHistory view={view} draft={draft} edit={edit} />
          </>
        }
      />
    );

  return (
    <PrincipleHues principles={draft.principles}>
      <div className="grid h-full min-h-0 grid-rows-[auto_auto_minmax(0,1fr)]">
        <DraftHead
          view={view}
          name={draft.name}
          saveState={saveState}
          isChanged={changeCount === null ? view.hasChanges || saveState.kind !== "saved" : changeCount > 0}
          sides={
            <DraftSideSwitch
              side={side}
              onSide={showSide}
              hasPreview={preview !== undefined}
              findingCount={shown.length}
              versionCount={view.versions.length}
            />
          }
          onCompare={() => compareFrom(view.latestVersion)}
          blockingFindings={errors}
          onUndo={editing.lastChange === null ? null : undo}
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
        {place.compare === null ? (
          <FindingActsProvider edit={edit} ignore={ignore}>
            <SplitPane
              name="workbench"
              label="Width of the draft"
              left={parts}
              right={beside}
              initial={0.43}
              min={0.3}
              max={0.7}
            />
          </FindingActsProvider>
        ) : (
          <CompareView
            id={view.id}
            draft={draft}
            versions={view.versions}
            sides={place.compare}
            onChange={(compare) => void setPlace({ compare })}
          />
        )}
        {editing.taken !== null ? (
          <StatusNote>
            <TakenNote taken={editing.taken} onLeaveOut={editing.leaveOut} onForget={editing.forgetTaken} />
          </StatusNote>
        ) : editing.lastChange === null ? null : (
          <StatusNote>
            <span className="truncate">
              <b className="font-medium text-ink-2">Last change</b> {editing.lastChange}
            </span>
            <TextButton onClick={undo}>Undo</TextButton>
          </StatusNote>
        )}
        {rewrites.dialog}
        {codename.dialog}
        <PublishDialog
          number={(view.latestVersion ?? 0) + 1}
          description="A version never changes. Builds name the version they started from."
          isOpen={dialog === "publish"}
          onOpenChange={(isOpen) => setDialog(isOpen ? "publish" : null)}
          warningCount={warnings}
          publish={async (note) => publish.mutateAsync({ revision: await editing.settle(), note })}
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
    </PrincipleHues>
  );
}

/** In a text of the draft undo takes the last change of the draft back, not only the letters typed into that box. */
const undoInText = (undo: () => void) => (event: KeyboardEvent) => {
  const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === "z";
  if (!isUndo || event.defaultPrevented || !(event.target instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  undo();
};
