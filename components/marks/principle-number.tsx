import clsx from "clsx";
import { principleHue } from "./principle-hue";

/** A principle's number in its colour. `name` becomes its title and is told to screen readers. */
export function PrincipleNumber({
  number,
  name,
  className,
}: {
  number: number;
  name?: string;
  className?: string;
}) {
  return (
    <span
      data-p={principleHue(number)}
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
