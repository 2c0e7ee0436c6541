"use client";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { formatClock, formatExactTime } from "@/components/ui/relative-time";
import { Notice } from "@/components/ui/signal";
import { SkeletonRows } from "@/components/ui/skeleton";
import { tellDone } from "@/components/ui/toast";
import type { DraftSave } from "@/lib/api/draft-saves";
import { compareConstitutions } from "@/lib/constitutions/compare";
import type { Constitution } from "@/lib/constitutions/constitution";
import { canonicalText } from "@/lib/constitutions/content-text";
import { mergeConstitutions } from "@/lib/constitutions/merge";
import type { Choices } from "@/lib/constitutions/merge-fields";
import { ComparedGroupView } from "./compared-group-view";
import { ConflictList } from "./conflict-list";
import { useDraftSave } from "./queries";
import type { EditDraft } from "./use-draft";

type Save = DraftSave & { before: Constitution; after: Constitution };

/** What one save changed, word by word; it alone can be undone, or all that came after it. */
export function DraftHistoryDialog({
  id,
  revision,
  since,
  draft,
  edit,
  onClose,
}: {
  id: number;
  revision: number;
  since: number;
  draft: Constitution;
  edit: EditDraft;
  onClose: () => void;
}) {
  const { data: save, error, refetch } = useDraftSave(id, revision, since);
  const [choices, setChoices] = useState<Choices>(new Map());
  const undone = useMemo(
    () => (save === undefined ? null : mergeConstitutions(save.after, draft, save.before, choices)),
    [save, draft, choices],
  );
  const conflicts = undone?.conflicts ?? [];
  const isUndone = undone !== null && conflicts.length === 0 && isSame(undone.merged, draft);
  const mustChoose = conflicts.some((conflict) => !choices.has(conflict.id));
  const take = (next: Constitution, done: string) => {
    edit(() => next, done);
    tellDone(done.charAt(0).toUpperCase() + done.slice(1), { description: "The draft is saved by itself." });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      width="xl"
      title={save === undefined ? "A save of the draft" : `Saved ${formatClock(new Date(save.savedAt))}`}
      description={
        save &&
        `${formatExactTime(new Date(save.savedAt))} by ${save.actor}${since < revision ? ", several saves of one field" : ""}`
      }
      footer={
        save === undefined || undone === null ? null : (
          <>
            <Button
              disabledReason={isSame(save.after, draft) ? "The draft is as it was then." : null}
              onClick={() => take(save.after, `went back to ${clock(save)}`)}
            >
              Go back to here
            </Button>
            <Button
              disabledReason={
                isUndone
                  ? "The draft has nothing of this save any more."
                  : mustChoose
                    ? "Choose for each field first."
                    : null
              }
              onClick={() => take(undone.merged, `undid the save of ${clock(save)}`)}
            >
              Undo this save
            </Button>
          </>
        )
      }
    >
      {save !== undefined ? (
        <>
          {conflicts.length === 0 ? null : (
            <Notice className="mb-3">
              {conflicts.length === 1 ? "A field of it was" : `${conflicts.length} fields of it were`} changed
              again since. Choose what undoing makes of {conflicts.length === 1 ? "it" : "them"}; all other
              later work stays.
            </Notice>
          )}
          {conflicts.length === 0 ? (
            <SaveChanges save={save} />
          ) : (
            <div className="-mx-5">
              <ConflictList
                conflicts={conflicts}
                choices={choices}
                onChange={setChoices}
                names={{ mine: "As it is now", theirs: "As it was before" }}
              />
            </div>
          )}
        </>
      ) : error !== null ? (
        <ErrorState title="The save could not be read." error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </Dialog>
  );
}

function SaveChanges({ save }: { save: Save }) {
  const groups = useMemo(
    () => compareConstitutions(save.before, save.after).filter(({ changes }) => changes.length > 0),
    [save],
  );
  if (groups.length === 0) return <p className="py-3 text-ink-2">Together these saves changed nothing.</p>;
  return (
    <ol className="-mx-5 [--gutter:20px]">
      {groups.map((group) => (
        <ComparedGroupView
          key={JSON.stringify(group.subject.kind === "words" ? 0 : group.subject)}
          {...{ group, layout: "inline" }}
        />
      ))}
    </ol>
  );
}

const clock = ({ savedAt }: Save) => formatClock(new Date(savedAt));
const isSame = (one: Constitution, other: Constitution) => canonicalText(one) === canonicalText(other);
