import type { ReactNode } from "react";
import { Highlight, splitAtHits } from "@/components/ui/highlight";
import type { StoredSeedPrompt } from "@/lib/api/seed-prompts";
import { requestOf, type SeedPromptKind } from "@/lib/seed-prompts/seed-prompt";
import { FailedMarks } from "./failed-marks";
import { factsOf } from "./seed-facts";

export type SeedPromptColumn = {
  head: string;
  /** A Tailwind width; the column without one takes what is left. */
  width?: string;
  isNumber?: boolean;
  cell: (seed: StoredSeedPrompt, hit: string) => ReactNode;
};

const LEAD = 14;
const CLIP = 240;

/** One line of a text; its cell is narrow, so it starts at the word before its search hit. */
function line(text: string, hit: string): ReactNode {
  if (text === "") return <span className="text-ink-3">–</span>;
  const [before, ...rest] = splitAtHits(text.replace(/\s+/g, " "), hit);
  const isFarIn = before !== undefined && !before.isHit && rest.length > 0 && before.text.length > LEAD;
  const from = isFarIn ? before.text.lastIndexOf(" ", before.text.length - 3) + 1 : 0;
  const flat = text.replace(/\s+/g, " ").slice(from, from + CLIP);
  return (
    <span title={text.slice(0, 600)} className="prose-text">
      {from > 0 ? "… " : null}
      <Highlight text={flat} needle={hit} />
    </span>
  );
}

const position: SeedPromptColumn = {
  head: "No.",
  width: "w-16",
  isNumber: true,
  cell: (seed) => <span className="text-ink-3">{seed.position + 1}</span>,
};
const kind: SeedPromptColumn = {
  head: "Kind",
  width: "w-32",
  cell: (seed) =>
    seed.kind === "topic_question"
      ? "topic question"
      : seed.body.is_classification
        ? "task, classification"
        : "task",
};
const request: SeedPromptColumn = {
  head: "Instruction or question",
  cell: (seed, hit) => line(requestOf(seed).instruction, hit),
};
const input: SeedPromptColumn = {
  head: "Input",
  width: "w-[14%]",
  cell: (seed, hit) => (seed.kind === "task" ? line(requestOf(seed).input, hit) : null),
};
const output: SeedPromptColumn = {
  head: "Output",
  width: "w-[20%]",
  cell: (seed, hit) => (seed.kind === "task" ? line(seed.body.instances[0]?.output ?? "", hit) : null),
};
const classification: SeedPromptColumn = {
  head: "Classification",
  width: "w-28",
  cell: (seed) =>
    seed.kind === "task" ? (
      seed.body.is_classification ? (
        "yes"
      ) : (
        <span className="text-ink-3">no</span>
      )
    ) : null,
};
const name: SeedPromptColumn = {
  head: "Name",
  width: "w-[15%]",
  cell: (seed, hit) => (seed.kind === "task" ? line(seed.body.name, hit) : null),
};
const topic: SeedPromptColumn = {
  head: "Topic",
  width: "w-[10%]",
  cell: (seed, hit) => (seed.kind === "topic_question" ? line(seed.body.topic, hit) : null),
};
const questionType: SeedPromptColumn = {
  head: "Type",
  width: "w-[12%]",
  cell: (seed, hit) => (seed.kind === "topic_question" ? line(seed.body.question_type, hit) : null),
};

const failed: SeedPromptColumn = {
  head: "Fails",
  width: "w-24",
  cell: (seed) => <FailedMarks failed={factsOf(seed).failed} />,
};

/** The columns that say something about the kind shown; beside the drawer the ones that tell a row from the next. */
export function columnsFor(shown: SeedPromptKind | null, isNarrow: boolean): SeedPromptColumn[] {
  if (isNarrow && shown !== "topic_question") {
    return [
      position,
      { ...request, head: shown === "task" ? "Instruction" : request.head },
      { ...output, width: "w-[32%]" },
      failed,
    ];
  }
  if (isNarrow) return [position, { ...topic, width: "w-[26%]" }, { ...request, head: "Question" }, failed];
  if (shown === "task")
    return [position, name, { ...request, head: "Instruction" }, input, output, classification, failed];
  if (shown === "topic_question") {
    return [
      position,
      { ...topic, width: "w-[18%]" },
      { ...questionType, width: "w-[30%]" },
      { ...request, head: "Question" },
      failed,
    ];
  }
  return [position, kind, request, { ...output, width: "w-[22%]" }, topic, questionType, failed];
}
