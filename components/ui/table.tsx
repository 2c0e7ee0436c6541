import clsx from "clsx";
import type { ComponentProps } from "react";

/**
 * A thin, dense table: fixed layout, hairlines, no zebra. Give column widths with `<colgroup>`. `isEdgeToEdge`: it
 * runs from one edge of the page to the other and keeps the page's gutter.
 */
export function Table({
  className,
  isEdgeToEdge = false,
  ...rest
}: ComponentProps<"table"> & { isEdgeToEdge?: boolean }) {
  return (
    <table
      {...rest}
      className={clsx(
        "w-full table-fixed border-separate border-spacing-0 text-13",
        isEdgeToEdge ? "[--edge:var(--gutter)]" : "[--edge:12px]",
        className,
      )}
    />
  );
}

type CellProps = { align?: "left" | "right" | "center" };
const aligned = { left: "text-left", right: "text-right", center: "text-center" };

/** A column's head; it stays at the top while the rows scroll. */
export function Th({ className, align = "left", ...rest }: Omit<ComponentProps<"th">, "align"> & CellProps) {
  return (
    <th
      scope="col"
      {...rest}
      className={clsx(
        "sticky top-0 z-10 h-[30px] truncate border-b border-line bg-bg px-2 text-11 font-medium text-ink-3 first:pl-(--edge) last:pr-(--edge)",
        aligned[align],
        className,
      )}
    />
  );
}

export function Td({ className, align = "left", ...rest }: Omit<ComponentProps<"td">, "align"> & CellProps) {
  return (
    <td
      {...rest}
      className={clsx(
        "h-8 truncate border-b border-line px-2 first:pl-(--edge) last:pr-(--edge)",
        aligned[align],
        className,
      )}
    />
  );
}

/** A row; the current one has an accent wash and an edge at its left. */
export function Tr({ className, isCurrent, ...rest }: ComponentProps<"tr"> & { isCurrent?: boolean }) {
  return (
    <tr
      {...rest}
      aria-current={isCurrent ? "true" : undefined}
      className={clsx(
        "focus-visible:shadow-none",
        rest.onClick && "cursor-pointer",
        isCurrent
          ? "bg-accent-wash [&_.text-ink-3]:text-ink-2 [&>td:first-child]:shadow-[inset_2px_0_0_var(--accent)]"
          : rest.onClick && "hover:bg-hover",
        className,
      )}
    />
  );
}
