"use client";
import clsx from "clsx";
import { RadioGroup as Radix } from "radix-ui";
import type { ReactNode } from "react";

/** A few choices side by side, one of them in force. */
export function Segmented<Value extends string>({
  value,
  onChange,
  options,
  label,
  size = "md",
}: {
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode; count?: ReactNode; isDisabled?: boolean }[];
  label: string;
  size?: "md" | "sm";
}) {
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => onChange(next as Value)}
      aria-label={label}
      orientation="horizontal"
      className="inline-flex gap-0.5 self-start rounded-field bg-cell p-0.5"
    >
      {options.map((option) => (
        <Radix.Item
          key={option.value}
          value={option.value}
          disabled={option.isDisabled}
          className={clsx(
            "rounded-chip px-2.5 text-12 whitespace-nowrap text-ink-2 transition-colors duration-(--fast) hover:text-ink",
            "data-[state=checked]:bg-surface data-[state=checked]:font-medium data-[state=checked]:text-ink data-[state=checked]:shadow-[0_0_0_1px_var(--line)]",
            "disabled:opacity-50 focus-visible:data-[state=checked]:shadow-(--ring)",
            size === "sm" ? "h-5" : "h-6",
          )}
        >
          {option.label}
          {option.count === undefined ? null : <span className="ml-1 text-ink-3">{option.count}</span>}
        </Radix.Item>
      ))}
    </Radix.Root>
  );
}
