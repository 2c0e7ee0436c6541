import clsx from "clsx";
import { ArrowRight } from "lucide-react";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { formatCount } from "@/components/ui/number-text";
import type { RefilterMove } from "@/lib/builds/refilter";
import { moveKey } from "./move-key";

/** How many records go from one verdict to another, most first; pressing one shows only those. */
export function MoveList({
  moves,
  chosen,
  onChoose,
  extra,
}: {
  moves: readonly RefilterMove[];
  chosen: string | null;
  onChoose: (key: string | null) => void;
  /** Records whose verdict stays while their text changes. */
  extra: readonly { reasonBefore: string | null; reasonAfter: string | null }[];
}) {
  const changed = moves.filter(({ before, after }) => before !== after).sort((a, b) => b.count - a.count);
  const stays = new Map<string, RefilterMove>();
  for (const { reasonBefore: before, reasonAfter: after } of extra) {
    const key = moveKey({ before, after });
    stays.set(key, { before, after, count: (stays.get(key)?.count ?? 0) + 1 });
  }
  const all = [...changed, ...stays.values()];
  if (all.length === 0) return null;
  return (
    <ul aria-label="What changes" className="flex flex-wrap gap-1.5 py-2.5">
      {all.map((move) => {
        const key = moveKey(move);
        return (
          <li key={key}>
            <button
              type="button"
              aria-pressed={chosen === key}
              onClick={() => onChoose(chosen === key ? null : key)}
              className={clsx(
                "flex h-7 items-center gap-1.5 rounded-field border px-2 text-12",
                chosen === key ? "border-accent bg-accent-wash" : "border-line-2 hover:bg-hover",
              )}
            >
              <Reason reason={move.before} />
              <ArrowRight aria-hidden className="size-3 text-ink-3" />
              <span className="sr-only">to</span>
              {move.before === move.after ? "another text" : <Reason reason={move.after} />}
              <b className="pl-1 font-semibold">{formatCount(move.count)}</b>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

export function Reason({ reason }: { reason: string | null }) {
  return <VerdictMark verdict={reason === null ? "kept" : "dropped"} reason={reason} />;
}
