"use client";
import clsx from "clsx";
import { usePrincipleHue } from "./principle-hues";

type Counted = { cited: readonly number[]; count: number };

/** "cites 3, 7, 12"; what a fingerprint tells those who do not see it. */
function fingerprintLabel(cited: readonly number[]): string {
  return cited.length === 0 ? "cites no principle" : `cites ${[...cited].sort((a, b) => a - b).join(", ")}`;
}

/** Which principles a record cites, by place: cells in groups of four, numbered by the column's head. */
export function Fingerprint({ cited, count, className }: Counted & { className?: string }) {
  const label = fingerprintLabel(cited);
  const hueOf = usePrincipleHue();
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={clsx("inline-flex h-3 items-center gap-px align-[-1px]", className)}
    >
      {numbers(count).map((n) => (
        <i
          key={n}
          data-p={cited.includes(n) ? hueOf(n) : undefined}
          className={clsx(
            "h-3 w-1.25 shrink-0 rounded-[1px]",
            cited.includes(n) ? "bg-p-mark" : "bg-cell",
            n % 4 === 1 && n > 1 && "ml-0.5",
          )}
        />
      ))}
    </span>
  );
}

/** The head of a fingerprint column: the number above the first cell of each group. */
export function FingerprintHead({ count }: { count: number }) {
  return (
    <span className="flex" aria-hidden="true">
      {numbers(count)
        .filter((n) => n % 4 === 1)
        .map((n) => (
          <b key={n} className="w-6.5 text-left text-[10px] font-medium">
            {n}
          </b>
        ))}
    </span>
  );
}

/** Width in pixels of a fingerprint with `count` cells. */
export function fingerprintWidth(count: number): number {
  return count * 6 - 1 + Math.max(0, Math.ceil(count / 4) - 1) * 2;
}

/** The large fingerprint: every number in its place, the cited ones lit. */
export function FingerprintStrip({
  cited,
  count,
  nameOf,
  missed = [],
}: Counted & {
  nameOf?: (n: number) => string | undefined;
  /** Numbers that another completion cites and this one does not. */
  missed?: readonly number[];
}) {
  const hueOf = usePrincipleHue();
  return (
    <ol
      aria-label={fingerprintLabel(cited)}
      className="grid gap-0.5"
      style={{ gridTemplateColumns: `repeat(${Math.min(Math.max(count, 1), 32)}, minmax(0, 1fr))` }}
    >
      {numbers(count).map((n) => (
        <li
          key={n}
          data-p={hueOf(n)}
          title={
            nameOf?.(n) === undefined
              ? undefined
              : `${n} (${nameOf(n)})${missed.includes(n) ? ": cited by the other, not here" : ""}`
          }
          className={clsx(
            "grid h-5 place-items-center rounded-mark text-11 leading-none transition-colors duration-160 ease-quiet",
            cited.includes(n)
              ? "bg-p-wash font-[650] text-p-ink shadow-[inset_0_-2px_0_var(--p-mark)]"
              : missed.includes(n)
                ? "font-medium text-ink-3 line-through shadow-[inset_0_0_0_1px_var(--line-2)]"
                : "bg-sunken font-medium text-ink-3",
          )}
        >
          {n}
        </li>
      ))}
    </ol>
  );
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}
