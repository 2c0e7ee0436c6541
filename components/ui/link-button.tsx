import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class";
import { Kbd } from "./kbd";

type LinkButtonProps = ComponentProps<typeof Link> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  kbd?: string;
  icon?: ReactNode;
};

/** A link that looks like a button, for going somewhere. */
export function LinkButton({ variant, size, kbd, icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={clsx(buttonClass(variant, size), className)}>
      {icon}
      {children}
      {kbd ? <Kbd tone={variant === "primary" ? "on-accent" : "plain"}>{kbd}</Kbd> : null}
    </Link>
  );
}

/** The same for a file that is downloaded. */
export function DownloadButton({
  variant,
  size,
  icon,
  className,
  children,
  ...rest
}: ComponentProps<"a"> & { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode }) {
  return (
    <a download {...rest} className={clsx(buttonClass(variant, size), className)}>
      {icon}
      {children}
    </a>
  );
}
