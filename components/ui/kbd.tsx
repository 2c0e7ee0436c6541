import clsx from "clsx";
import type { ReactNode } from "react";

const tones = {
  plain: "border-line-2 bg-surface text-ink-2",
  "on-accent": "border-on-accent/35 text-inherit",
  faint: "border-line text-ink-3",
};

/** A key, printed on the control that it presses. */
export function Kbd({ children, tone = "plain" }: { children: ReactNode; tone?: keyof typeof tones }) {
  return (
    <kbd
      aria-hidden
      className={clsx(
        "inline-grid h-[18px] min-w-[18px] place-items-center rounded-chip border px-1 font-sans text-11 font-medium whitespace-nowrap",
        tones[tone],
      )}
    >
      {children}
    </kbd>
  );
}

/** Several keys pressed one after the other, e.g. `g c`. */
export function KeySequence({ keys, tone = "plain" }: { keys: string; tone?: keyof typeof tones }) {
  return (
    <span className="inline-flex gap-0.5">
      {keys.split(" ").map((key, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a key may be pressed twice and never moves.
        <Kbd key={index} tone={tone}>
          {printedKey(key)}
        </Kbd>
      ))}
    </span>
  );
}

const printed: Record<string, string> = {
  alt: "⌥",
  shift: "⇧",
  Enter: "↵",
  Escape: "Esc",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};

/** `mod+k` as it is printed: `⌘K` on a keyboard that has ⌘, else `Ctrl K`. */
export function printedKey(key: string, isApple = false): string {
  const parts = key.split("+").filter(Boolean);
  const hasModifier = parts.length > 1;
  return parts
    .map((part) => {
      if (part === "mod") return isApple ? "⌘" : "Ctrl ";
      if (part === "alt" && !isApple) return "Alt ";
      return printed[part] ?? (hasModifier ? part.toUpperCase() : part);
    })
    .join("");
}
