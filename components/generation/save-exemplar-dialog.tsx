"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField, TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/signal";
import { TextLink } from "@/components/ui/text-link";
import { tellDone } from "@/components/ui/toast";
import { undoing, useAct } from "@/components/ui/use-act";
import { findCitations } from "@/lib/constitutions/citations";
import type { Principle, Turn } from "@/lib/constitutions/constitution";
import { constitutionQuery } from "./queries";
import { saveAsExemplar } from "./save-as-exemplar";

/** Puts a completion into the draft: as an exemplar of its own, or as the follow-up turn of one. */
export function SaveExemplarDialog({
  constitutionId,
  completed,
  choice,
  beforeSave,
  onClose,
}: {
  constitutionId: number;
  completed: Turn;
  /** Where the constitution is chosen, if it is. */
  choice?: ReactNode;
  /** Saves what is being edited, so that nothing of it is lost. */
  beforeSave?: () => Promise<unknown>;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const view = useQuery(constitutionQuery(constitutionId)).data;
  const [place, setPlace] = useState("new");
  const [turn, setTurn] = useState(completed);
  const wrong = view === undefined ? [] : wrongCitations(turn.thoughts, view.draft.principles);
  const act = useAct(async () => {
    await beforeSave?.();
    const { exemplar, undo } = await saveAsExemplar(client, {
      constitutionId,
      place: place === "new" ? "new" : Number(place),
      turn,
    });
    const words = place === "new" ? `Saved as exemplar ${exemplar + 1}` : `Added to exemplar ${exemplar + 1}`;
    tellDone(`${words} of the draft`, {
      description: (
        <TextLink href={`/constitutions/${constitutionId}?tab=exemplars&exemplar=${exemplar + 1}`}>
          Open it
        </TextLink>
      ),
      undo: undoing(undo, "The exemplar could not be taken back."),
    });
    onClose();
  });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Save as an exemplar turn"
      description={`Into the draft of ${view?.name ?? "the constitution"}.`}
      width="lg"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" onClick={act.run} disabled={act.isPending || view === undefined}>
            Save into the draft
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {act.error === null ? null : <Notice tone="bad">{act.error.message}</Notice>}
        {choice}
        <SelectField
          label="Where"
          value={place}
          onChange={setPlace}
          options={[
            { value: "new", label: "A new exemplar, with the usual reset" },
            ...(view?.draft.exemplars ?? []).map(({ turns }, index) => ({
              value: String(index),
              label: `Follow-up turn of exemplar ${index + 1}: ${turns[0]?.user.slice(0, 80) ?? ""}`,
            })),
          ]}
        />
        {wrong.length === 0 ? null : (
          <Notice>
            The draft has no principle of that number and name: {wrong.join(", ")}. Write the thoughts as it
            numbers them.
          </Notice>
        )}
        {(["user", "thoughts", "reply"] as const).map((part) => (
          <TextArea
            key={part}
            label={{ user: "User", thoughts: "Thoughts", reply: "Reply" }[part]}
            value={turn[part]}
            onChange={(text) => setTurn((now) => ({ ...now, [part]: text }))}
            isProse
            maxHeight={180}
          />
        ))}
      </div>
    </Dialog>
  );
}

/** Citations as they are written, each once, that name no principle of the draft, or another than its own. */
function wrongCitations(thoughts: string, principles: readonly Principle[]): string[] {
  const wrong = findCitations(thoughts, principles).filter(({ match }) => match !== "exact");
  return [...new Set(wrong.map(({ number, name }) => `${number} (${name})`))];
}
