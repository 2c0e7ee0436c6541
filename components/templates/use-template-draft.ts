"use client";
import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import type { TemplateView } from "@/lib/api/templates";
import { isAppError } from "@/lib/app-error";
import { useRestore, useSaveDraft } from "./queries";

const SAVE_AFTER_MS = 800;
const RETRY_AFTER_MS = 5000;

/** What somebody else saved meanwhile. */
export type TheirDraft = { revision: number; draft: string };
const theirsSchema = z.object({ revision: z.int(), draft: z.string() });

/** A template's text as it is edited here: saved by itself a moment after the last change. */
export function useTemplateDraft(view: TemplateView) {
  const [text, setText] = useState(view.draft);
  const [saved, setSaved] = useState({ text: view.draft, revision: view.draftRevision });
  const [theirs, setTheirs] = useState<TheirDraft | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const save = useSaveDraft(view.id);
  const restore = useRestore(view.id);
  const isUnsaved = text !== saved.text;

  function take(stored: TemplateView) {
    setSaved({ text: stored.draft, revision: stored.draftRevision });
    setTheirs(null);
    setError(null);
  }

  /** Does what the server refuses where somebody else saved first, and then shows theirs. */
  async function minding(act: () => Promise<TemplateView>): Promise<TemplateView> {
    try {
      const stored = await act();
      take(stored);
      return stored;
    } catch (failure) {
      const conflict = isAppError(failure) ? theirsSchema.safeParse(failure.details) : null;
      if (conflict?.success) setTheirs(conflict.data);
      else setError(failure instanceof Error ? failure : new Error(String(failure)));
      throw failure;
    }
  }

  const saveFrom = (revision: number) => minding(() => save.mutateAsync({ revision, text }));

  /** Saves what is not saved yet and gives the revision. */
  const settle = async () => (isUnsaved ? (await saveFrom(saved.revision)).draftRevision : saved.revision);

  async function restoreVersion(version: number) {
    const revision = await settle();
    const stored = await minding(() => restore.mutateAsync({ revision, version }));
    setText(stored.draft);
  }

  const latest = useRef({ saveFrom, revision: saved.revision });
  latest.current = { saveFrom, revision: saved.revision };
  const mayWait = isUnsaved && theirs === null && !save.isPending;
  useEffect(() => {
    if (!mayWait) return;
    // The text is named so that each change begins the pause anew.
    const wanted = text;
    const timer = setTimeout(
      () => void latest.current.saveFrom(latest.current.revision).catch(() => wanted),
      error === null ? SAVE_AFTER_MS : RETRY_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [mayWait, text, error]);

  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isUnsaved]);

  // Whoever goes to another page within the pause has it saved.
  const onLeaving = useRef(() => {});
  onLeaving.current = () => {
    if (isUnsaved && theirs === null)
      void save.mutateAsync({ revision: saved.revision, text }).catch(() => {});
  };
  useEffect(() => () => onLeaving.current(), []);

  const state =
    theirs !== null
      ? "conflict"
      : error !== null
        ? "failed"
        : isUnsaved || save.isPending
          ? "saving"
          : "saved";
  return {
    text,
    setText,
    state,
    error,
    theirs,
    settle,
    restoreVersion,
    /** Ends a conflict with their text. */
    takeTheirs: () => {
      if (theirs === null) return;
      setText(theirs.draft);
      setSaved({ text: theirs.draft, revision: theirs.revision });
      setTheirs(null);
    },
    /** Ends a conflict with what is written here. */
    keepMine: () => (theirs === null ? undefined : saveFrom(theirs.revision).catch(() => {})),
  } as const;
}
