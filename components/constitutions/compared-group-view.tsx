"use client";
import { PrincipleNumber } from "@/components/marks/principle-number";
import { Tag } from "@/components/ui/chip";
import type { ComparedGroup, ComparedSubject } from "@/lib/constitutions/compare";
import { hueOf } from "@/lib/constitutions/principle-hue";
import { type ChangeLayout, ChangeView } from "./change-view";

/** The heading of a group: the principle in its colour, the exemplar by its number. */
export function SubjectName({ subject }: { subject: ComparedSubject }) {
  if (subject.kind === "words") return <span className="font-[550]">Preamble and words</span>;
  if (subject.kind === "exemplar") {
    return <span className="font-[550]">Exemplar {(subject.after ?? subject.before ?? 0) + 1}</span>;
  }
  const { before, after } = subject;
  const shown = after ?? before;
  if (shown === null) return null;
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      {before !== null && before.number !== shown.number ? (
        <>
          <PrincipleNumber number={before.number} hue={hueOf(before)} />
          <span className="text-ink-3">
            <span aria-hidden>→</span>
            <span className="sr-only">, now</span>
          </span>
        </>
      ) : null}
      <PrincipleNumber number={shown.number} hue={hueOf(shown)} />
      <span className="prose-text truncate font-[550]">{shown.name}</span>
    </span>
  );
}

/** What changed of one principle, one exemplar, or the words around them. */
export function ComparedGroupView({ group, layout }: { group: ComparedGroup; layout: ChangeLayout }) {
  const { subject, changes } = group;
  const isAdded = subject.kind !== "words" && subject.before === null;
  const isRemoved = subject.kind !== "words" && subject.after === null;
  // The heading has told the number; of what is there as a whole, also the name.
  const told = changes.filter(
    ({ place }) =>
      place.kind !== "principle" ||
      (place.part !== "number" && (place.part !== "name" || (!isAdded && !isRemoved))),
  );
  return (
    <li className="border-b border-line px-(--gutter) py-4 last:border-b-0">
      <h2 className="flex items-center gap-2.5">
        <SubjectName subject={subject} />
        {isAdded ? <Tag tone="accent">added</Tag> : isRemoved ? <Tag>removed</Tag> : null}
        {subject.kind === "principle" && told.length === 0 ? (
          <span className="text-12 text-ink-3">renumbered</span>
        ) : null}
      </h2>
      {told.length === 0 ? null : (
        <div className="mt-2.5 flex flex-col gap-4">
          {told.map((change) => (
            <ChangeView
              key={JSON.stringify([change.place, change.before === null])}
              {...{ change, layout }}
            />
          ))}
        </div>
      )}
    </li>
  );
}
