"use client";
import { reasonTitle } from "@/components/marks/reason-title";
import { Button } from "@/components/ui/button";
import { plural } from "@/components/ui/number-text";
import { TextLink } from "@/components/ui/text-link";
import type { TopicRow } from "@/lib/api/topics";
import { mergedNames } from "@/lib/datasets/plan-topic-action";

/** What is chosen, and what can be done with it. It has its place also while nothing is. */
export function TopicBar({
  datasetId,
  current,
  chosen,
  onRename,
  onRemove,
  onRestore,
  onMerge,
}: {
  datasetId: number;
  /** The topic that the keyboard stands on: the one that a merge keeps. */
  current: TopicRow | null;
  chosen: readonly TopicRow[];
  onRename: () => void;
  onRemove: () => void;
  onRestore: () => void;
  onMerge: () => void;
}) {
  const hasKept = chosen.some(({ verdict }) => verdict === "kept");
  const hasDropped = chosen.some(({ verdict }) => verdict === "dropped");
  return (
    <section
      aria-label="Chosen topics"
      className="flex h-11 shrink-0 items-center gap-2 border-t border-line px-4 text-12 text-ink-2"
    >
      <p className="min-w-0 truncate" aria-live="polite">
        {chosen.length === 0 ? (
          "Nothing is chosen."
        ) : chosen.length === 1 && current !== null ? (
          <Told topic={chosen[0] ?? current} />
        ) : (
          plural(chosen.length, "topic")
        )}
      </p>
      {chosen.length === 1 && chosen[0] !== undefined ? (
        <TextLink href={`/datasets/${datasetId}/records/${chosen[0].id}`}>record {chosen[0].id}</TextLink>
      ) : null}
      <span className="ml-auto flex gap-2">
        {chosen.length > 1 && current !== null ? (
          <Button size="sm" kbd="m" onClick={onMerge}>
            Merge into “{current.topic}”
          </Button>
        ) : null}
        {chosen.length === 1 ? (
          <Button size="sm" kbd="r" onClick={onRename}>
            Rename
          </Button>
        ) : null}
        {hasDropped ? (
          <Button size="sm" kbd={hasKept ? undefined : "d"} onClick={onRestore}>
            Restore
          </Button>
        ) : null}
        {hasKept ? (
          <Button size="sm" kbd="d" onClick={onRemove}>
            Remove
          </Button>
        ) : null}
      </span>
    </section>
  );
}

function Told({ topic }: { topic: TopicRow }) {
  const merged = mergedNames(topic);
  const { mergedInto } = topic.facts;
  return (
    <>
      <b className="font-medium text-ink">{topic.topic}</b>
      {topic.isByHand ? ", added by hand" : null}
      {merged.length > 0 ? `, merged with ${merged.join(", ")}` : null}
      {topic.reason === null ? null : `, ${reasonTitle(topic.reason)}`}
      {topic.reason === "merged" && typeof mergedInto === "string" ? ` into ${mergedInto}` : null}
      {topic.nearest === null ? null : `, like “${topic.nearest}”`}
    </>
  );
}
