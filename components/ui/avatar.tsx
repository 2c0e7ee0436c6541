import clsx from "clsx";

/** The initials of a person or the sign of a machine, in a circle or a square. */
export function Avatar({
  name,
  isMachine = false,
  size = "md",
}: {
  name: string;
  isMachine?: boolean;
  size?: "md" | "sm";
}) {
  const initials = name
    .split(/[\s._-]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
  return (
    <span
      title={name}
      className={clsx(
        "grid shrink-0 place-items-center font-semibold tracking-wide text-ink-2",
        size === "sm" ? "size-5 text-[9px]" : "size-6 text-[10px]",
        isMachine ? "rounded-chip shadow-[inset_0_0_0_1px_var(--line-2)]" : "rounded-full bg-cell",
      )}
    >
      {initials}
    </span>
  );
}
