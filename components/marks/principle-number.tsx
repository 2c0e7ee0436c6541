"use client";
import clsx from "clsx";
import { usePrincipleHue } from "./principle-hues";

/** A principle's number in its colour. `name` becomes its title and is told to screen readers. */
export function PrincipleNumber({
  number,
  name,
  hue,
  className,
}: {
  number: number;
  name?: string;
  /** Absent: that of the principle around it that has the number. */
  hue?: number;
  className?: string;
}) {
  const hueAround = usePrincipleHue();
  return (
    <span
      data-p={hue ?? hueAround(number)}
      title={name === undefined ? undefined : `${number} (${name})`}
      className={clsx(
        "inline-grid h-4.5 min-w-5 shrink-0 place-items-center rounded-chip bg-p-wash px-0.75 text-11 font-semibold text-p-ink",
        className,
      )}
    >
      {number}
      {name === undefined ? null : <span className="sr-only"> {name}</span>}
    </span>
  );
}
