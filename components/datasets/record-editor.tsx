"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { TextArea, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/signal";
import { SkeletonRows } from "@/components/ui/skeleton";
import { tellDone } from "@/components/ui/toast";
import { useAct } from "@/components/ui/use-act";
import type { RecordEdits } from "@/lib/api/record-edits";
import { isAppError } from "@/lib/app-error";
import { changedTexts, type EditableText, type RecordTexts } from "@/lib/datasets/record-edit";
import { recordEditsQuery, useRecordActs } from "./record-queries";
import type { RecordView } from "./record-view";

/** A record's texts to be changed by hand. What the model wrote, its raw text and its reply, stays as it is. */
export function RecordEditor(props: { record: RecordView; onClose: () => void; onHistory: () => void }) {
  const { data, error, refetch, isFetchedAfterMount } = useQuery({
    ...recordEditsQuery(props.record.id),
    refetchOnMount: "always",
    refetchOnWindowFocus: false,
  });
  if (data !== undefined && isFetchedAfterMount) return <Editor {...props} began={data} />;
  return (
    <div className="px-(--gutter) py-4">
      {error === null ? (
        <SkeletonRows rows={6} rowHeight={48} />
      ) : (
        <ErrorState title="The texts could not be read." error={error} onRetry={() => void refetch()} />
      )}
    </div>
  );
}

const labels: Record<EditableText, string> = {
  instruction: "Instruction",
  input: "Input",
  thoughts: "Thoughts",
  output: "Output, as it is exported",
};

function Editor({
  record,
  began,
  onClose,
  onHistory,
}: {
  record: RecordView;
  began: RecordEdits;
  onClose: () => void;
  onHistory: () => void;
}) {
  const client = useQueryClient();
  const { edit } = useRecordActs(record.id);
  // What it was made from stays what it was, whatever comes from the server meanwhile.
  const [base, setBase] = useState(began);
  const [texts, setTexts] = useState<RecordTexts>(began.texts);
  const [note, setNote] = useState("");
  const changed = changedTexts(base.texts, texts);
  const isChanged = changed.length > 0;

  const act = useAct(async () => {
    await edit(pick(texts, changed), { revision: base.revision, note });
    tellDone("Saved", { description: "The verdict stays until its build is filtered again." });
    onClose();
  });
  const isStale = isAppError(act.error) && act.error.details?.revision !== undefined;
  const takeUp = useAct(async () => {
    const theirs = await client.fetchQuery({ ...recordEditsQuery(record.id), staleTime: 0 });
    // What only they changed is theirs.
    setTexts((mine) => ({ ...theirs.texts, ...pick(mine, changedTexts(base.texts, mine)) }));
    setBase(theirs);
  });
  useWarning(isChanged);
  useShortcuts("Editing", [
    {
      keys: "mod+Enter",
      label: "save",
      isPinned: true,
      worksWhileTyping: true,
      run: () => isChanged && act.run(),
    },
  ]);
  const shown = (Object.keys(labels) as EditableText[]).filter(
    (name) => name !== "thoughts" || record.constitution !== null || base.texts.thoughts !== "",
  );

  return (
    <form
      aria-label="Edit the record"
      className="flex max-w-[92ch] flex-col gap-4 px-(--gutter) py-4"
      onSubmit={(event) => {
        event.preventDefault();
        act.run();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || isChanged) return;
        event.stopPropagation();
        onClose();
      }}
    >
      {act.error === null ? null : (
        <Notice
          tone="bad"
          actions={
            isStale ? (
              <>
                <Button size="sm" onClick={onHistory}>
                  Leave, and look at the edits
                </Button>
                <Button size="sm" disabled={takeUp.isPending} onClick={takeUp.run}>
                  Write mine over it
                </Button>
              </>
            ) : undefined
          }
        >
          {base.revision === began.revision
            ? act.error.message
            : "Saving now puts your texts in the place of theirs; theirs stay among the edits."}
        </Notice>
      )}
      {shown.map((name) => (
        <TextArea
          key={name}
          label={labels[name]}
          value={texts[name]}
          onChange={(text) => setTexts((now) => ({ ...now, [name]: text }))}
          isProse
          boxClassName="max-w-full"
        />
      ))}
      <TextField
        label="Why (for the history)"
        value={note}
        maxLength={500}
        placeholder="may stay empty"
        onChange={setNote}
      />
      <p className="flex items-center gap-2.5">
        <Button
          variant="primary"
          type="submit"
          disabled={act.isPending}
          disabledReason={isChanged ? null : "Nothing is changed yet."}
        >
          Save
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {isChanged ? "Discard" : "Cancel"}
        </Button>
        <span className="text-12 text-ink-3">The raw text and the reply stay as the model wrote them.</span>
      </p>
    </form>
  );
}

const pick = (texts: RecordTexts, names: readonly EditableText[]): Partial<RecordTexts> =>
  Object.fromEntries(names.map((name) => [name, texts[name]]));

/** Before a page with unsaved texts is left. */
function useWarning(isNeeded: boolean) {
  useEffect(() => {
    if (!isNeeded) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isNeeded]);
}
