import clsx from "clsx";
import { principleHue } from "@/components/marks/principle-hue";
import { PrincipleNumber } from "@/components/marks/principle-number";
import type { Principle } from "@/lib/constitutions/constitution";

/** The principles the model was shown; those its thoughts cite light up as they are cited. */
export function PrincipleList({
  principles,
  cited,
}: {
  principles: readonly Principle[];
  cited: readonly number[];
}) {
  return (
    <ol aria-label="Principles">
      {principles.map(({ number, name, text }) => {
        const isCited = cited.includes(number);
        return (
          <li
            key={number}
            data-p={principleHue(number)}
            title={text}
            className={clsx(
              "flex h-7.5 items-center gap-2.5 border-b border-line px-5 transition-colors duration-160 ease-quiet",
              isCited && "bg-p-wash shadow-[inset_2px_0_0_var(--p-mark)]",
            )}
          >
            <PrincipleNumber number={number} />
            <span className="min-w-0 flex-1 truncate text-ink-3">
              <b className={clsx("mr-1.5 font-medium", isCited ? "text-p-ink" : "text-ink-2")}>{name}</b>
              {text}
            </span>
            {isCited ? <span className="text-12 text-p-ink">{order(cited.indexOf(number) + 1)}</span> : null}
          </li>
        );
      })}
    </ol>
  );
}

/** 1st, 2nd, 3rd, 4th …: when it was cited. */
function order(n: number): string {
  const suffix = new Intl.PluralRules("en", { type: "ordinal" }).select(n);
  return `${n}${{ one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" }[suffix]}`;
}
