"use client";
import { Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { useDocumentTitle } from "@/components/generation/document-title";
import { PageHead } from "@/components/shell/page-head";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Notice } from "@/components/ui/signal";
import { TextLink } from "@/components/ui/text-link";
import { tellDone, tellFailure } from "@/components/ui/toast";
import type { IdentitySetView } from "@/lib/api/identity-sets";
import { EntryFields } from "./entry-fields";
import { IdentityAside } from "./identity-aside";
import { bodyOf, type DraftEntry, newEntry } from "./identity-draft";
import { useRemoveIdentitySet } from "./queries";
import { useIdentityDraft } from "./use-identity-draft";

/** One identity set: its questions and answers, and beside them what they come to. */
export function IdentityEditor({ view }: { view: IdentitySetView }) {
  const router = useRouter();
  const edited = useIdentityDraft(view);
  const { draft, setDraft, problem } = edited;
  const [asksToRemove, setAsksToRemove] = useState(false);
  const remove = useRemoveIdentitySet(view.id);
  const body = useMemo(() => bodyOf(draft), [draft]);
  useDocumentTitle(draft.name);
  useShortcuts("Identity set", [
    { keys: "s", label: "save", isPinned: true, run: () => problem === null && void edited.save() },
  ]);
  const change = (entry: DraftEntry) =>
    setDraft((now) => ({
      ...now,
      entries: now.entries.map((other) => (other.key === entry.key ? entry : other)),
    }));
  const removeEntry = (entry: DraftEntry, index: number) => {
    setDraft((now) => ({ ...now, entries: now.entries.filter(({ key }) => key !== entry.key) }));
    tellDone(`Group ${index + 1} is removed`, {
      undo: () => setDraft((now) => ({ ...now, entries: now.entries.toSpliced(index, 0, entry) })),
    });
  };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title={draft.name.trim() === "" ? "Identity set" : draft.name}
        sub={
          <TextLink href="/exports/identity" className="decoration-line">
            Identity
          </TextLink>
        }
        actions={
          <>
            <IconButton label="Remove this set" onClick={() => setAsksToRemove(true)}>
              <Trash2 />
            </IconButton>
            <Button
              disabledReason={edited.hasChanges ? null : "Nothing has changed."}
              onClick={() => {
                const mine = edited.discard();
                tellDone("Back to what was saved", { undo: () => setDraft(mine) });
              }}
            >
              Discard
            </Button>
            <Button
              variant="primary"
              kbd="s"
              disabled={edited.isSaving}
              disabledReason={problem}
              onClick={() => void edited.save()}
            >
              Save
            </Button>
          </>
        }
      />
      {edited.theirs === null ? null : (
        <Notice
          tone="warn"
          className="mx-(--gutter) mt-3"
          actions={
            <>
              <Button size="sm" onClick={edited.takeTheirs}>
                Take theirs
              </Button>
              <Button size="sm" onClick={() => void edited.keepMine()}>
                Keep what is here
              </Button>
            </>
          }
        >
          {edited.theirs.updatedBy} saved this set meanwhile. What is written here is not saved.
        </Notice>
      )}
      {edited.error === null ? null : (
        <Notice tone="bad" className="mx-(--gutter) mt-3">
          It was not saved. {edited.error.message}
        </Notice>
      )}
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1.6fr)_minmax(320px,1fr)]">
        <div className="min-h-0 overflow-y-auto px-(--gutter) pt-3 pb-6">
          <TextField
            label="Name of the set"
            className="max-w-[360px]"
            value={draft.name}
            onChange={(name) => setDraft((now) => ({ ...now, name }))}
            maxLength={80}
          />
          {draft.entries.map((entry, index) => (
            <EntryFields
              key={entry.key}
              entry={entry}
              number={index + 1}
              onChange={change}
              onRemove={() => removeEntry(entry, index)}
            />
          ))}
          <Button
            icon={<Plus />}
            className="mt-3"
            onClick={() => setDraft((now) => ({ ...now, entries: [...now.entries, newEntry()] }))}
          >
            Group
          </Button>
        </div>
        <aside
          aria-label="Slots, findings and preview"
          className="min-h-0 overflow-y-auto border-l border-line pr-(--gutter) pb-6 pl-5"
        >
          <IdentityAside
            body={body}
            onValue={(slot, value) =>
              setDraft((now) => ({ ...now, values: { ...now.values, [slot]: value } }))
            }
          />
        </aside>
      </div>
      <ConfirmDialog
        isOpen={asksToRemove}
        onOpenChange={setAsksToRemove}
        title={`Remove “${view.name}”`}
        description="Files that were exported with it keep their rows."
        action="Remove"
        isDangerous
        isPending={remove.isPending}
        onConfirm={() =>
          remove.mutate(undefined, {
            onSuccess: () => router.push("/exports/identity"),
            onError: (failure) => {
              setAsksToRemove(false);
              tellFailure(`“${view.name}” stays.`, failure);
            },
          })
        }
      />
    </div>
  );
}
