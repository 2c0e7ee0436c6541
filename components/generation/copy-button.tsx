"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonSize, ButtonVariant } from "@/components/ui/button-class";
import { tellFailure } from "@/components/ui/toast";

/** Copies `text` as it is, byte for byte, and says so on itself. */
export function CopyButton({
  text,
  children = "Copy",
  variant = "default",
  size = "sm",
}: {
  text: string;
  children?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
}) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setIsCopied(true),
      (error: unknown) => tellFailure("The text could not be copied.", error),
    );
  return (
    <Button size={size} variant={variant} icon={isCopied ? <Check /> : <Copy />} onClick={copy}>
      <span aria-live="polite">{isCopied ? "Copied" : children}</span>
    </Button>
  );
}
