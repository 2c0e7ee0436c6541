import clsx from "clsx";
import { Plus } from "lucide-react";
import { PrincipleNumber } from "@/components/marks/principle-number";
import { Button } from "@/components/ui/button";
import { plural } from "@/components/ui/number-text";
import type { Constitution } from "@/lib/constitutions/constitution";
import type { Finding } from "@/lib/constitutions/finding";
import { citedInExemplar } from "./draft-edits";
import { FindingMark } from "./finding-mark";

/** The exemplars by the words that open them, with the principles they demonstrate. */
export function ExemplarList({
  constitution,
  findings = [],
  tokens,
  current,
  onOpen,
  onAdd,
}: {
  constitution: Constitution;
  findings?: readonly Finding[];
  tokens?: readonly number[];
  /** Counted from 0. */
  current: number;
  onOpen: (index: number) => void;
  onAdd?: () => void;
}) {
  return (
    <nav aria-label="Exemplars">
      <ol>
        {constitution.exemplars.map((exemplar, index) => {
          const finding = findings.find(
            (f) => f.severity !== "note" && f.place.kind === "exemplar" && f.place.exemplar === index,
          );
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an exemplar has no name besides its place.
            <li key={index}>
              <button
                type="button"
                aria-current={index === current ? "true" : undefined}
                onClick={() => onOpen(index)}
                className={clsx(
                  "flex w-full flex-col gap-1.5 border-b border-line px-4 py-2.5 pl-(--gutter) text-left focus-visible:rounded-none focus-visible:shadow-[inset_0_0_0_2px_var(--accent)]",
                  index === current
                    ? "bg-accent-wash [&_.text-ink-3]:text-ink-2 shadow-[inset_2px_0_0_var(--accent)]"
                    : "hover:bg-hover",
                )}
              >
                <span className="prose-text line-clamp-2">
                  <span className="mr-2 text-ink-3">{index + 1}</span>
                  {exemplar.turns[0]?.user || "empty"}
                </span>
                <span className="flex flex-wrap items-center gap-1">
                  {citedInExemplar(exemplar, constitution.principles).map((number) => (
                    <PrincipleNumber key={number} number={number} />
                  ))}
                  {exemplar.turns.length > 1 ? (
                    <span className="ml-1 text-12 text-ink-3">{exemplar.turns.length} turns</span>
                  ) : null}
                  <span className="ml-auto flex items-center gap-2">
                    {finding === undefined ? null : (
                      <span title={finding.message} className="flex">
                        <FindingMark severity={finding.severity} />
                        <span className="sr-only">{finding.message}</span>
                      </span>
                    )}
                    {tokens?.[index] === undefined ? null : (
                      <span className="text-12 text-ink-3">{plural(tokens[index], "token")}</span>
                    )}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {onAdd === undefined ? null : (
        <div className="py-3 pl-(--gutter)">
          <Button size="sm" icon={<Plus />} kbd="a" onClick={onAdd}>
            Add an exemplar
          </Button>
        </div>
      )}
    </nav>
  );
}
