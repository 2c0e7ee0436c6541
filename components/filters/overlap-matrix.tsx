import clsx from "clsx";
import { reasonTitle } from "@/components/marks/reason-title";
import { formatCount, formatPercent } from "@/components/ui/number-text";
import { bothDrop, type RuleOverlap } from "@/lib/filters/rule-overlap";

/**
 * Rule by rule: how many texts it would drop alone, first and as the only one, and how many of its texts every other
 * rule drops too. A rule that drops nothing has no column.
 */
export function OverlapMatrix({
  overlap,
  chosen,
  onChoose,
}: {
  overlap: RuleOverlap;
  chosen: string | null;
  onChoose: (rule: string) => void;
}) {
  const columns = overlap.rules.filter(({ alone }) => alone > 0);
  return (
    <div className="overflow-x-auto py-2">
      <table aria-label="How the rules overlap" className="border-separate border-spacing-0 text-13">
        <thead>
          <tr className="align-bottom text-11 text-ink-3">
            <th scope="col" className="pr-3 pb-1.5 text-left font-medium">
              of what a rule drops ↓ others drop →
            </th>
            {["alone", "first", "only"].map((head) => (
              <th key={head} scope="col" className="px-2 pb-1.5 text-right font-medium">
                {head}
              </th>
            ))}
            {columns.map(({ rule }) => (
              <th key={rule} scope="col" className="max-w-20 px-2 pb-1.5 text-right text-12 font-normal">
                {reasonTitle(rule)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {overlap.rules.map(({ rule, alone, first, only }) => (
            <tr key={rule} className={clsx(alone === 0 && "text-ink-3")}>
              <th scope="row" className="h-9 border-t border-line pr-3 text-left text-12 font-normal">
                {reasonTitle(rule)}
              </th>
              {[alone, first].map((count, at) => (
                <td key={at === 0 ? "alone" : "first"} className="border-t border-line px-2 text-right">
                  {formatCount(count)}
                </td>
              ))}
              <td className="border-t border-line p-0 text-right">
                {only === 0 ? (
                  <span className="px-2 text-ink-3">·</span>
                ) : (
                  <button
                    type="button"
                    aria-pressed={chosen === rule}
                    aria-label={`${formatCount(only)} texts that only the rule “${reasonTitle(rule)}” drops`}
                    onClick={() => onChoose(rule)}
                    className={clsx(
                      "h-9 w-full px-2 text-right font-semibold text-accent hover:bg-hover",
                      chosen === rule && "bg-accent-wash",
                    )}
                  >
                    {formatCount(only)}
                  </button>
                )}
              </td>
              {columns.map((column) => (
                <SharedCell
                  key={column.rule}
                  both={column.rule === rule ? null : bothDrop(overlap, rule, column.rule)}
                  of={alone}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The share is a figure; the shade only helps the eye along. */
function SharedCell({ both, of }: { both: number | null; of: number }) {
  if (both === null || both === 0)
    return <td className="border-t border-line px-2 text-right text-ink-3">{both === null ? "–" : "·"}</td>;
  const share = both / of;
  return (
    <td
      className="border-t border-line px-2 text-right leading-4"
      style={{
        backgroundColor: `color-mix(in srgb, var(--accent-wash) ${Math.round(share * 100)}%, transparent)`,
      }}
    >
      {formatCount(both)}
      <span className="block text-11 text-ink-3">{formatPercent(share, 0)}</span>
    </td>
  );
}
