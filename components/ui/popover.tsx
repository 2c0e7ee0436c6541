"use client";
import { Popover as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

/** A small layer that hangs from `trigger`, which must be a button; Escape closes it and goes back there. */
export function Popover({
  label,
  trigger,
  isOpen,
  onOpenChange,
  children,
}: {
  label: string;
  trigger: ReactElement;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className="z-40 rounded-float bg-surface p-3 text-13 shadow-pop focus:outline-none focus-visible:rounded-float focus-visible:shadow-pop"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
