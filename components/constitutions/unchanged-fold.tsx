"use client";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { plural } from "@/components/ui/number-text";
import type { ComparedGroup } from "@/lib/constitutions/compare";
import { SubjectName } from "./compared-group-view";

/** What is the same in both, folded away: its count, and its names where they are asked for. */
export function UnchangedFold({ groups, isAll }: { groups: readonly ComparedGroup[]; isAll: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  const count = (kind: ComparedGroup["subject"]["kind"]) =>
    groups.filter(({ subject }) => subject.kind === kind).length;
  const parts = [
    count("principle") === 0 ? null : plural(count("principle"), "principle"),
    count("exemplar") === 0 ? null : plural(count("exemplar"), "exemplar"),
    count("words") === 0 ? null : "preamble and words",
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return (
    <li className={isAll ? "border-y border-line" : "border-b border-line"}>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="flex h-8 w-full items-center gap-2 px-(--gutter) text-left text-12 text-ink-2 hover:bg-hover focus-visible:rounded-none focus-visible:shadow-[inset_0_0_0_2px_var(--accent)] [&_svg]:size-3.5"
      >
        <ChevronRight
          aria-hidden
          className={`transition-transform duration-(--fast) ${isOpen ? "rotate-90" : ""}`}
        />
        Unchanged: {parts.join(", ")}
      </button>
      {isOpen ? (
        <ul className="px-(--gutter) pb-2">
          {groups.map(({ subject }) => (
            <li
              key={JSON.stringify([subject.kind, subject.kind === "words" ? 0 : subject.after])}
              className="flex h-7 items-center pl-5.5 text-ink-2"
            >
              <SubjectName subject={subject} />
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
