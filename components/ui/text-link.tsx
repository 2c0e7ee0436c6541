import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps } from "react";

const look =
  "underline decoration-line-2 underline-offset-3 transition-colors duration-(--fast) hover:decoration-current";

/** A link inside text. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link {...rest} className={clsx(look, className)} />;
}

/** A file that is downloaded: no page, so nothing of it is fetched before it is asked for. */
export function DownloadLink({ className, ...rest }: ComponentProps<"a">) {
  return <a download {...rest} className={clsx(look, className)} />;
}

/** An act that reads as part of the text. */
export function TextButton({ className, ...rest }: ComponentProps<"button">) {
  return <button type="button" {...rest} className={clsx(look, className)} />;
}
