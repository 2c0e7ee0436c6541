import clsx from "clsx";

/** Raw text, byte for byte, in mono; the scroll is its own. */
export function ExactText({ text, label, className }: { text: string; label: string; className?: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className={clsx(
        "overflow-auto rounded-field bg-sunken px-3 py-2.5 focus-visible:rounded-field",
        className,
      )}
    >
      <pre className="font-mono text-[12px] leading-[18px] break-words whitespace-pre-wrap text-ink-2">
        {text === "" ? <span className="text-ink-3">nothing</span> : text}
      </pre>
    </section>
  );
}
