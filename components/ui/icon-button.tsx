"use client";
import clsx from "clsx";
import type { ComponentProps } from "react";
import { Tooltip } from "./tooltip";

/** A square button whose name is read aloud and shown on hover. */
export function IconButton({
  label,
  size = "md",
  className,
  ...rest
}: ComponentProps<"button"> & { label: string; size?: "md" | "sm" }) {
  return (
    <Tooltip text={label}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={clsx(
          "inline-grid shrink-0 place-items-center rounded-chip text-ink-3 transition-colors duration-(--fast)",
          "hover:bg-hover hover:text-ink disabled:opacity-40 disabled:hover:bg-transparent [&_svg]:size-3.5",
          size === "sm" ? "size-6" : "size-7",
          className,
        )}
      />
    </Tooltip>
  );
}
