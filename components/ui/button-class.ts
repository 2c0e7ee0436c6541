import clsx from "clsx";

export type ButtonVariant = "default" | "primary" | "quiet" | "danger";
export type ButtonSize = "md" | "sm";

const variants: Record<ButtonVariant, string> = {
  default: "border-line-2 bg-surface text-ink hover:bg-hover",
  primary: "border-transparent bg-accent text-on-accent hover:brightness-110",
  quiet: "border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink",
  danger: "border-line-2 bg-surface text-bad hover:bg-bad-wash",
};

const sizes: Record<ButtonSize, string> = {
  md: "h-[30px] px-[11px] text-13 rounded-field",
  sm: "h-6 px-2 text-12 rounded-[5px]",
};

/** The look of a button, shared with links that look like one. */
export function buttonClass(variant: ButtonVariant = "default", size: ButtonSize = "md") {
  return clsx(
    "inline-flex shrink-0 items-center justify-center gap-1.5 border font-medium whitespace-nowrap",
    "transition-[background,filter] duration-(--fast) ease-quiet [&_svg]:size-3.5 [&_svg]:shrink-0",
    "focus-visible:rounded-field disabled:opacity-50 aria-disabled:opacity-50 aria-disabled:cursor-default",
    variants[variant],
    sizes[size],
  );
}
