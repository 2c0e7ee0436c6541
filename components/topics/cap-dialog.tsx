"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { NumberField } from "@/components/ui/field";
import { formatCount, plural } from "@/components/ui/number-text";
import { Segmented } from "@/components/ui/segmented";
import type { TopicList } from "@/lib/api/topics";
import type { TopicActs } from "./use-topic-acts";

type Scope = "type" | "every" | "balance";

/** So many topics of a type, or of every type, or of every type as many as the smallest has; what it would leave stands below. */
export function CapDialog({
  types,
  questionType,
  acts,
  onClose,
}: {
  types: TopicList["types"];
  questionType: string | null;
  acts: TopicActs;
  onClose: () => void;
}) {
  const [scope, setScope] = useState<Scope>(questionType === null ? "every" : "type");
  const [count, setCount] = useState<number | null>(100);
  const [keep, setKeep] = useState<"first" | "sample">("first");
  const [seed, setSeed] = useState<number | null>(1);
  const fewest = Math.min(...types.flatMap(({ kept }) => (kept === 0 ? [] : [kept])));
  const limit = scope === "balance" ? fewest : count;
  const isWhole = limit !== null && Number.isInteger(limit) && limit >= 0;
  const left = types.reduce(
    (sum, type) =>
      sum +
      (scope === "type" && type.questionType !== questionType ? 0 : Math.max(0, type.kept - (limit ?? 0))),
    0,
  );
  const cap = () => {
    const how = { keep, seed: seed ?? 0 };
    if (scope === "balance") acts.act({ kind: "balance", ...how }, onClose);
    else if (count !== null)
      acts.act({ kind: "cap", questionType: scope === "type" ? questionType : null, count, ...how }, onClose);
  };
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      width="sm"
      title="Cap topics"
      description="What is left out stays as a record, dropped as over cap."
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabled={acts.isPending}
            disabledReason={
              isWhole ? (left === 0 ? "This would leave nothing out." : null) : "Say how many first."
            }
            onClick={cap}
          >
            {scope === "balance" ? "Balance" : "Cap"}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Segmented
          label="What is capped"
          value={scope}
          onChange={setScope}
          options={[
            { value: "type", label: "This type", isDisabled: questionType === null },
            { value: "every", label: "Every type" },
            { value: "balance", label: "All to the smallest" },
          ]}
        />
        {scope === "balance" ? null : (
          <NumberField label="Topics of a type at most" min={0} step={1} value={count} onChange={setCount} />
        )}
        <Segmented
          label="Which are kept"
          value={keep}
          onChange={setKeep}
          options={[
            { value: "first", label: "The first ones" },
            { value: "sample", label: "A sample" },
          ]}
        />
        {keep === "sample" ? (
          <NumberField label="Seed of the sample" min={0} step={1} value={seed} onChange={setSeed} />
        ) : null}
        <p className="text-12 text-ink-2" aria-live="polite">
          {isWhole ? `Leaves out ${plural(left, "topic")}; a type keeps ${formatCount(limit)} at most.` : "–"}
        </p>
      </div>
    </Dialog>
  );
}
