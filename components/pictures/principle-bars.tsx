import Link from "next/link";
import { usePrincipleHue } from "@/components/marks/principle-hues";
import { PrincipleNumber } from "@/components/marks/principle-number";
import type { PrincipleSources } from "@/lib/datasets/pictures";

/** The share of kept records that cite a principle; the ink tick is that of the records asked about a topic. */
export function PrincipleBars({
  sources: { guided, other, principles },
  names,
  datasetId,
}: {
  sources: PrincipleSources;
  names: ReadonlyMap<number, string>;
  datasetId: number;
}) {
  const hueOf = usePrincipleHue();
  const rows = principles.map(({ number, ...counts }) => ({
    number,
    guided: share(counts.guided, guided),
    other: share(counts.other, other),
  }));
  const most = Math.max(0.01, ...rows.flatMap((row) => [row.guided ?? 0, row.other ?? 0]));
  return (
    <ol className="-ml-2">
      {rows.map(({ number, ...row }) => (
        <li key={number} data-p={hueOf(number)}>
          <Link
            href={`/datasets/${datasetId}?verdict=kept&cites=any:${number}`}
            className="grid h-6 grid-cols-[20px_minmax(0,150px)_minmax(0,1fr)_104px] items-center gap-2.5 rounded-chip pl-2 hover:bg-hover"
          >
            <PrincipleNumber number={number} />
            <span className="truncate text-ink-2">{names.get(number) ?? "not in this version"}</span>
            <span aria-hidden className="relative h-2 rounded-mark bg-cell">
              <i
                className="block h-full rounded-mark bg-p-mark"
                style={{ width: `${((row.other ?? row.guided ?? 0) / most) * 100}%` }}
              />
              {row.guided === null || row.other === null ? null : (
                <i
                  className="absolute -top-1 h-4 w-px bg-ink"
                  style={{ left: `${(row.guided / most) * 100}%` }}
                />
              )}
            </span>
            <span className="text-right text-12 text-ink-2">
              {percent(row.other)} <span className="text-ink-3">·</span> {percent(row.guided)}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}

export const share = (count: number, of: number): number | null => (of === 0 ? null : count / of);
export const percent = (part: number | null) => (part === null ? "–" : `${(part * 100).toFixed(1)} %`);
