"use client";
import clsx from "clsx";
import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { formatCount } from "./number-text";

export type TabOption<Value extends string> = { value: Value; label: string; count?: number | null };

/**
 * Underlined tabs. Give each panel as `<TabPanel value>` inside `children`, or none where they only filter what
 * stands below; what stands at the right of the line comes in `aside`.
 */
export function Tabs<Value extends string>({
  value,
  onChange,
  options,
  label,
  aside,
  children,
  className,
  listClassName,
}: {
  value: Value;
  onChange: (value: Value) => void;
  options: readonly TabOption<Value>[];
  label: string;
  aside?: ReactNode;
  children?: ReactNode;
  className?: string;
  listClassName?: string;
}) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as Value)} className={className}>
      <div className={clsx("flex items-center gap-4 border-b border-line", listClassName)}>
        <Radix.List aria-label={label} className="flex gap-5">
          {options.map((option) => (
            <Radix.Trigger
              key={option.value}
              value={option.value}
              // Without panels there is nothing that a tab could control by its id.
              {...(children === undefined ? { "aria-controls": undefined } : {})}
              className={clsx(
                "relative py-2 whitespace-nowrap text-ink-2 hover:text-ink data-[state=active]:font-[550] data-[state=active]:text-ink",
                "after:absolute after:inset-x-0 after:-bottom-px after:h-0.5 data-[state=active]:after:bg-ink",
              )}
            >
              {option.label}
              {option.count === undefined ? null : (
                <span className="ml-1 font-normal text-ink-3"> {formatCount(option.count)}</span>
              )}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {aside ? <div className="ml-auto flex items-center gap-3">{aside}</div> : null}
      </div>
      {children}
    </Radix.Root>
  );
}

export function TabPanel({
  value,
  children,
  className,
}: {
  value: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <Radix.Content value={value} className={className}>
      {children}
    </Radix.Content>
  );
}
