"use client";
import clsx from "clsx";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class";
import { Kbd } from "./kbd";
import { Tooltip } from "./tooltip";

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** The key that presses it, printed on it. */
  kbd?: string;
  /** Why it cannot be pressed now. It stays focusable so that the reason can be read. */
  disabledReason?: string | null;
  icon?: ReactNode;
};

export function Button(props: ButtonProps) {
  const { variant, size, kbd, disabledReason, icon, className, children, onClick, ...rest } = props;
  const isBlocked = Boolean(disabledReason);
  const button = (
    <button
      type="button"
      {...rest}
      aria-disabled={isBlocked || undefined}
      aria-keyshortcuts={kbd?.length === 1 ? kbd : undefined}
      onClick={(event: MouseEvent<HTMLButtonElement>) => {
        if (isBlocked) event.preventDefault();
        else onClick?.(event);
      }}
      className={clsx(buttonClass(variant, size), className)}
    >
      {icon}
      {children}
      {kbd ? <Kbd tone={variant === "primary" ? "on-accent" : "plain"}>{kbd}</Kbd> : null}
    </button>
  );
  return disabledReason ? <Tooltip text={disabledReason}>{button}</Tooltip> : button;
}
