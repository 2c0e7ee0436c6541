"use client";
import { useEffect, useReducer, useRef } from "react";
import type { ConstitutionView } from "@/lib/api/constitutions";
import { isAppError } from "@/lib/app-error";
import { type Constitution, constitutionSchema } from "@/lib/constitutions/constitution";
import { reduceDraft, startDraft } from "./draft-state";
import { useRestoreVersion, useSaveDraft } from "./queries";

const SAVE_AFTER_MS = 800;
const RETRY_AFTER_MS = 5000;

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

/** The draft as it is edited here: saved by itself a moment after every change, and undone step by step. */
export function useDraft(view: ConstitutionView) {
  const { id, draft: storedDraft, draftRevision } = view;
  const [state, dispatch] = useReducer(
    reduceDraft,
    { draft: storedDraft, revision: draftRevision },
    startDraft,
  );
  const save = useSaveDraft(id);
  const restore = useRestoreVersion(id);
  const isUnsaved = state.draft !== state.saved;
  const hasFailedOn = save.error !== null && save.variables?.draft === state.draft ? save.error : null;

  async function saveNow(draft: Constitution, revision: number) {
    try {
      const next = await save.mutateAsync({ draft, revision });
      dispatch({ kind: "saved", draft, revision: next.draftRevision });
      return next;
    } catch (error) {
      const theirs = readConflict(error);
      if (theirs !== null) dispatch({ kind: "conflict", ...theirs });
      throw error;
    }
  }

  const settle = async (): Promise<number> =>
    isUnsaved ? (await saveNow(state.draft, state.revision)).draftRevision : state.revision;

  async function restoreVersion(version: number) {
    const revision = await settle();
    try {
      const { draft, draftRevision } = await restore.mutateAsync({ revision, version });
      const label = `restored version ${version}`;
      dispatch({ kind: "replaced", draft, revision: draftRevision, label, at: Date.now() });
    } catch (error) {
      const theirs = readConflict(error);
      if (theirs !== null) dispatch({ kind: "conflict", ...theirs });
      throw error;
    }
  }

  const latest = useRef({ state, saveNow });
  useEffect(() => {
    latest.current = { state, saveNow };
  });

  useEffect(
    () => dispatch({ kind: "stored", draft: storedDraft, revision: draftRevision }),
    [storedDraft, draftRevision],
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

  // Leaving the page saves at once what the wait had not saved yet.
  useEffect(
    () => () => {
      const { draft, saved, revision, theirs } = latest.current.state;
      if (draft !== saved && theirs === null) void latest.current.saveNow(draft, revision).catch(() => {});
    },
    [],
  );
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
    takeTheirs: () => dispatch({ kind: "take_theirs" }),
    keepMine: () => {
      // What was refused may be saved now.
      save.reset();
      dispatch({ kind: "keep_mine" });
    },
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
