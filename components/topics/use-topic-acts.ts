"use client";
import { tellDone, tellFailure } from "@/components/ui/toast";
import type { TopicActionInput } from "@/lib/datasets/topic-action";
import { useChangeTopics, useUndoTopicChange } from "./queries";

export type TopicActs = {
  act: (action: TopicActionInput, onDone?: () => void) => void;
  undo: (changeId: number) => void;
  isPending: boolean;
};

/** Does what a person wants and tells it with the way back; undoing is told in turn, and can be undone. */
export function useTopicActs(datasetId: number): TopicActs {
  const change = useChangeTopics(datasetId);
  const back = useUndoTopicChange();
  const told = (message: string, changeId: number) => tellDone(message, { undo: () => undo(changeId) });
  function undo(changeId: number) {
    back.mutate(changeId, {
      onSuccess: ({ change: undone }) => told(undone.message, undone.id),
      onError: (error) => tellFailure("The change could not be undone.", error),
    });
  }
  function act(action: TopicActionInput, onDone?: () => void) {
    change.mutate(action, {
      onSuccess: ({ change: done }) => {
        if (done === null) tellDone("Nothing had to be changed");
        else told(done.message, done.id);
        onDone?.();
      },
      onError: (error) => tellFailure("The topics were not changed.", error),
    });
  }
  return { act, undo, isPending: change.isPending || back.isPending };
}
