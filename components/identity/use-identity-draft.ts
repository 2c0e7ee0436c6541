"use client";
import { useEffect, useState } from "react";
import { type IdentitySetView, savedMeanwhileSchema } from "@/lib/api/identity-sets";
import { isAppError } from "@/lib/app-error";
import { bodyOf, draftOf, draftProblem, type IdentityDraft } from "./identity-draft";
import { useSaveIdentitySet } from "./queries";

const contentOf = (draft: IdentityDraft) => JSON.stringify([draft.name.trim(), bodyOf(draft)]);

/** An identity set as it is edited here: saved when it is asked for, and never over what somebody else saved. */
export function useIdentityDraft(view: IdentitySetView) {
  const [draft, setDraft] = useState(() => draftOf(view));
  const [saved, setSaved] = useState(view);
  const [theirs, setTheirs] = useState<IdentitySetView | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const save = useSaveIdentitySet(view.id);
  const hasChanges = contentOf(draft) !== JSON.stringify([saved.name, bodyOf(draftOf(saved))]);

  // What somebody else saved is taken up as long as nothing was written here.
  useEffect(() => {
    if (hasChanges || view.revision <= saved.revision) return;
    setSaved(view);
    setDraft(draftOf(view));
  }, [view, saved.revision, hasChanges]);

  async function saveFrom(revision: number) {
    try {
      setSaved(await save.mutateAsync({ revision, name: draft.name.trim(), body: bodyOf(draft) }));
      setTheirs(null);
      setError(null);
    } catch (failure) {
      const meanwhile = isAppError(failure) ? savedMeanwhileSchema.safeParse(failure.details) : null;
      if (meanwhile?.success) setTheirs(meanwhile.data.theirs);
      else setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
  }

  useEffect(() => {
    if (!hasChanges) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [hasChanges]);

  return {
    draft,
    setDraft,
    hasChanges,
    error,
    theirs,
    isSaving: save.isPending,
    problem: draftProblem(draft) ?? (hasChanges ? null : "Nothing has changed since it was saved."),
    save: () => saveFrom(saved.revision),
    /** Goes back to what was saved last; gives what was written here, to be put back. */
    discard: () => {
      setDraft(draftOf(saved));
      return draft;
    },
    /** Ends a conflict with their set. */
    takeTheirs: () => {
      if (theirs === null) return;
      setSaved(theirs);
      setDraft(draftOf(theirs));
      setTheirs(null);
    },
    /** Ends a conflict with what is written here. */
    keepMine: () => (theirs === null ? undefined : saveFrom(theirs.revision)),
  };
}
