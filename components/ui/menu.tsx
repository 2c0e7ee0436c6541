"use client";
import clsx from "clsx";
import Link from "next/link";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "./kbd";

/** A menu that hangs from `trigger`, which must be a button. */
export function Menu({
  trigger,
  children,
  align = "end",
}: {
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "end";
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-44 rounded-float bg-surface p-1 text-13 shadow-pop focus:outline-none"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const itemLook =
  "flex h-[30px] items-center gap-2 rounded-field px-2 outline-none cursor-pointer select-none data-highlighted:bg-hover " +
  "focus-visible:shadow-none focus-visible:rounded-field data-disabled:text-ink-3 data-disabled:cursor-default [&_svg]:size-3.5 [&_svg]:text-ink-3";

type ItemProps = {
  children: ReactNode;
  icon?: ReactNode;
  kbd?: string;
  isDisabled?: boolean;
  isDangerous?: boolean;
};

export function MenuItem({
  children,
  icon,
  kbd,
  isDisabled,
  isDangerous,
  onSelect,
}: ItemProps & { onSelect: () => void }) {
  return (
    <Radix.Item
      disabled={isDisabled}
      onSelect={onSelect}
      className={clsx(itemLook, isDangerous && "text-bad")}
    >
      {icon}
      <span className="flex-1">{children}</span>
      {kbd ? <Kbd tone="faint">{kbd}</Kbd> : null}
    </Radix.Item>
  );
}

/** Goes somewhere, or downloads a file. */
export function MenuLink({
  children,
  icon,
  href,
  isDownload,
}: ItemProps & { href: string; isDownload?: boolean }) {
  const inside = (
    <>
      {icon}
      <span className="flex-1">{children}</span>
    </>
  );
  return (
    <Radix.Item asChild className={itemLook}>
      {isDownload ? (
        <a href={href} download>
          {inside}
        </a>
      ) : (
        <Link href={href}>{inside}</Link>
      )}
    </Radix.Item>
  );
}

/** One of several that exclude each other; the chosen one carries a dot. */
export function MenuRadio<Value extends string>({
  value,
  onChange,
  options,
}: {
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
}) {
  return (
    <Radix.RadioGroup value={value} onValueChange={(next) => onChange(next as Value)}>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={itemLook}>
          {option.icon}
          <span className="flex-1">{option.label}</span>
          <Radix.ItemIndicator className="size-1.5 rounded-full bg-accent" />
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

export function MenuSeparator() {
  return <Radix.Separator className="my-1 h-px bg-line" />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1 pb-0.5 text-11 text-ink-3">{children}</Radix.Label>;
}
