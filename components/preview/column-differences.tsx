import clsx from "clsx";
import { PrincipleNumber } from "@/components/marks/principle-number";
import { Tag } from "@/components/ui/chip";
import type { Difference } from "./differences";

/** As many as a head has room for; the rest are counted, and named on hover and to screen readers. */
const SHOWN = 5;

const howWords = {
  off: "is off",
  on: "is on",
  added: "is new",
  removed: "is not there",
  changed: "is reworded",
};

/** What a column has otherwise than the first, as chips behind its name. */
export function ColumnDifferences({
  differences,
  firstLabel,
}: {
  differences: readonly Difference[];
  firstLabel: string;
}) {
  if (differences.length === 0) {
    return <span className="min-w-0 truncate text-12 text-ink-3">the same as {firstLabel}</span>;
  }
  const isOfSettings = differences.every((one) => one.kind === "setting");
  const [shown, rest] = [differences.slice(0, SHOWN), differences.slice(SHOWN)];
  return (
    <span className="flex min-w-0 items-center gap-1.5 overflow-hidden text-12 text-ink-3">
      <span className="shrink-0">differs in</span>
      <ul aria-label={`Differs from ${firstLabel} in`} className="flex items-center gap-1">
        {shown.map((one, index) => (
          <li
            key={differenceText(one)}
            title={differenceText(one)}
            // The line of the settings tells them too; in a narrow head the rest goes first.
            className={clsx(
              "flex",
              one.kind === "setting" && (!isOfSettings || index > 0) && "@max-[460px]:sr-only",
            )}
          >
            {one.kind === "principle" ? (
              <PrincipleNumber
                number={one.number}
                name={`${one.name} ${howWords[one.how]}`}
                className={clsx(one.how === "off" || one.how === "removed" ? "line-through" : null)}
              />
            ) : (
              <Tag>{one.words}</Tag>
            )}
          </li>
        ))}
        {rest.length === 0 ? null : (
          <li title={rest.map(differenceText).join(", ")}>
            +{rest.length}
            <span className="sr-only"> {rest.map(differenceText).join(", ")}</span>
          </li>
        )}
      </ul>
    </span>
  );
}

function differenceText(one: Difference): string {
  return one.kind === "principle" ? `${one.number} (${one.name}) ${howWords[one.how]}` : one.words;
}
