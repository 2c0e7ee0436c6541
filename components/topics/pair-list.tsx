"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { TopicRow } from "@/lib/api/topics";
import { findTopicPairs } from "@/lib/datasets/topic-pairs";
import type { TopicActs } from "./use-topic-acts";

/** Of longer lists the beginning is compared. */
const MOST_COMPARED = 5_000;

/** Kept topics of one type that may be one: each pair can be merged either way, or left as two. */
export function PairList({ topics, acts }: { topics: readonly TopicRow[]; acts: TopicActs }) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const kept = topics.filter(({ verdict }) => verdict === "kept").slice(0, MOST_COMPARED);
  const pairs = findTopicPairs(kept.map(({ topic }) => topic)).flatMap(({ first, second, why }) => {
    const [a, b] = [kept[first], kept[second]];
    return a === undefined || b === undefined || left.has(`${a.id} ${b.id}`) ? [] : [{ a, b, why }];
  });
  if (pairs.length === 0) return null;
  const merge = (keep: TopicRow, other: TopicRow) =>
    acts.act({ kind: "merge", keepId: keep.id, ids: [other.id] });
  return (
    <aside
      aria-label="Look alike"
      className="w-[300px] shrink-0 overflow-auto border-l border-line px-4 py-3"
    >
      <h3 className="pb-1 font-semibold">
        Look alike <span className="font-normal text-ink-3">{pairs.length}</span>
      </h3>
      <p className="pb-2 text-12 text-ink-3">Choose the one that stays.</p>
      <ul>
        {pairs.map(({ a, b, why }) => (
          <li key={`${a.id} ${b.id}`} className="border-t border-line py-2 text-12">
            <p className="pb-1.5 text-11 text-ink-3">{why}</p>
            <div className="flex flex-wrap gap-1.5">
              <Button
                size="sm"
                onClick={() => merge(a, b)}
                aria-label={`Keep ${a.topic}, merge ${b.topic} into it`}
              >
                {a.topic}
              </Button>
              <Button
                size="sm"
                onClick={() => merge(b, a)}
                aria-label={`Keep ${b.topic}, merge ${a.topic} into it`}
              >
                {b.topic}
              </Button>
              <Button
                size="sm"
                variant="quiet"
                onClick={() => setLeft(new Set([...left, `${a.id} ${b.id}`]))}
              >
                Both
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </aside>
  );
}
