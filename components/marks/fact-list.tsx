import clsx from "clsx";
import type { Facts } from "@/lib/steps/step";
import { factWords, spelledOut } from "./fact-words";

/** What a step read beside its texts, a line each: a score, a label, the nearest of what was there before. */
export function FactList({ facts, className }: { facts: Facts; className?: string }) {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  if (known.length === 0) return null;
  return (
    <dl aria-label="Read in it" className={clsx("border-t border-line", className)}>
      {known.map(([key, value]) => (
        <div key={key} className="flex min-h-6.5 gap-3 border-b border-line py-1">
          <dt className="w-28 shrink-0 text-12 text-ink-3">{spelledOut(key)}</dt>
          <dd className="min-w-0 flex-1 break-words whitespace-pre-wrap">{factWords(key, value)}</dd>
        </div>
      ))}
    </dl>
  );
}
