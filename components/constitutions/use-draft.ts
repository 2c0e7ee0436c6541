"use client";
import { useEffect, useReducer, useRef } from "react";
import type { ConstitutionView } from "@/lib/api/constitutions";
import { isAppError } from "@/lib/app-error";
import { type Constitution, constitutionSchema } from "@/lib/constitutions/constitution";
import type { Choices } from "@/lib/constitutions/merge-fields";
import { dropStash, stashDraft, takeStash } from "./draft-stash";
import { reduceDraft, startDraft } from "./draft-state";
import { useRestoreVersion, useSaveDraft } from "./queries";
import { useStoredDraft } from "./use-stored-draft";

const SAVE_AFTER_MS = 800;
const RETRY_AFTER_MS = 5000;
/** How often what others save meanwhile is put together with what is saved on leaving. */
const TRIES_ON_LEAVING = 3;

export type SaveState =
  | { kind: "saved"; at: string }
  | { kind: "saving" }
  | { kind: "conflict" }
  | { kind: "failed"; error: Error };

/** Changes the draft. `label` tells what was done; typing under one label is undone together. */
export type EditDraft = (
  change: (draft: Constitution) => Constitution,
  label: string,
  options?: { isTyping: boolean },
) => void;

/**
 * The draft as it is edited here: saved by itself a moment after every change, put together with what others save
 * meanwhile, and undone step by step.
 */
export function useDraft(view: ConstitutionView) {
  const { id } = view;
  const [state, dispatch] = useReducer(
    reduceDraft,
    { draft: view.draft, revision: view.draftRevision },
    startDraft,
  );
  const save = useSaveDraft(id);
  const restore = useRestoreVersion(id);
  const isUnsaved = state.draft !== state.saved;
  const hasFailedOn = save.error !== null && save.variables?.draft === state.draft ? save.error : null;

  /** Does what the server may refuse because somebody else saved first, and then takes in what they did. */
  async function minding<Result>(act: () => Promise<Result>): Promise<Result> {
    try {
      return await act();
    } catch (error) {
      const theirs = readConflict(error);
      if (theirs !== null) dispatch({ kind: "stored", ...theirs });
      throw error;
    }
  }

  async function saveNow(draft: Constitution, revision: number) {
    dispatch({ kind: "sent", draft });
    const next = await minding(() => save.mutateAsync({ draft, revision }));
    dispatch({ kind: "saved", draft, revision: next.draftRevision });
    return next;
  }

  const settle = async (): Promise<number> =>
    isUnsaved ? (await saveNow(state.draft, state.revision)).draftRevision : state.revision;

  async function restoreVersion(version: number) {
    const revision = await settle();
    const { draft, draftRevision } = await minding(() => restore.mutateAsync({ revision, version }));
    const label = `restored version ${version}`;
    dispatch({ kind: "replaced", draft, revision: draftRevision, label, at: Date.now() });
  }

  /** Once the page is gone nobody can be asked: what cannot be saved is kept for when it is opened again. */
  async function saveOnLeaving() {
    let { current } = latest;
    for (let tries = 0; tries < TRIES_ON_LEAVING; tries += 1) {
      if (current.state.draft === current.state.saved) return;
      stashDraft(id, current.state);
      if (current.state.theirs !== null) return;
      try {
        await save.mutateAsync({ draft: current.state.draft, revision: current.state.revision });
        return dropStash(id);
      } catch (error) {
        const theirs = readConflict(error);
        if (theirs === null) return;
        current = { ...current, state: reduceDraft(current.state, { kind: "stored", ...theirs }) };
      }
    }
  }

  const latest = useRef({ state, saveNow, saveOnLeaving });
  useEffect(() => {
    latest.current = { state, saveNow, saveOnLeaving };
  });

  useStoredDraft(view, state.revision, save.isPending || restore.isPending, (stored) =>
    dispatch({ kind: "stored", ...stored }),
  );

  // A refusal would be the same again; a silence may be over by then.
  const delayMs = hasFailedOn === null ? SAVE_AFTER_MS : isRefusal(hasFailedOn) ? null : RETRY_AFTER_MS;
  const isWaiting = isUnsaved && state.theirs === null && !save.isPending;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every further change of the draft starts the wait anew.
  useEffect(() => {
    if (!isWaiting || delayMs === null) return;
    const timer = setTimeout(() => {
      const { draft, revision } = latest.current.state;
      void latest.current.saveNow(draft, revision).catch(() => {});
    }, delayMs);
    return () => clearTimeout(timer);
  }, [isWaiting, delayMs, state.draft]);

  useEffect(() => {
    const stash = takeStash(id);
    if (stash !== null) dispatch({ kind: "resumed", ...stash });
    const stashNow = () => {
      const { state: now } = latest.current;
      if (now.draft !== now.saved) stashDraft(id, now);
    };
    window.addEventListener("pagehide", stashNow);
    return () => {
      window.removeEventListener("pagehide", stashNow);
      void latest.current.saveOnLeaving();
    };
  }, [id]);
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnsaved]);

  const edit: EditDraft = (change, label, { isTyping } = { isTyping: false }) =>
    dispatch({ kind: "edit", draft: change(latest.current.state.draft), label, at: Date.now(), isTyping });

  const saveState: SaveState =
    state.theirs !== null
      ? { kind: "conflict" }
      : hasFailedOn !== null
        ? { kind: "failed", error: hasFailedOn }
        : isUnsaved || save.isPending
          ? { kind: "saving" }
          : { kind: "saved", at: view.draftUpdatedAt };

  return {
    draft: state.draft,
    edit,
    saveState,
    lastChange: state.past.at(-1)?.label ?? null,
    undo: () => dispatch({ kind: "undo" }),
    /** The three of which some fields wait to be chosen; null where none does. */
    conflict: state.theirs && { base: state.saved, mine: state.draft, theirs: state.theirs.draft },
    choose: (choices: Choices) => dispatch({ kind: "settled", choices, at: Date.now() }),
    /** What somebody else changed that the draft has taken in; null once that is told. */
    taken: state.taken,
    leaveOut: () => dispatch({ kind: "left_out", at: Date.now() }),
    forgetTaken: () => dispatch({ kind: "told" }),
    /** The revision of the draft as it stands, saved first where it is not. */
    settle,
    /** Puts a published version in the place of the draft, which undo brings back. Throws what the server says. */
    restoreVersion,
  };
}

const isRefusal = (error: Error) =>
  isAppError(error) && (error.kind === "bad_request" || error.kind === "conflict");

/** The other draft that a conflict tells of; a conflict over something else has none. */
function readConflict(error: unknown): { draft: Constitution; revision: number } | null {
  if (!isAppError(error) || error.kind !== "conflict") return null;
  const draft = constitutionSchema.safeParse(error.details?.draft);
  const revision = error.details?.revision;
  return draft.success && typeof revision === "number" ? { draft: draft.data, revision } : null;
}
