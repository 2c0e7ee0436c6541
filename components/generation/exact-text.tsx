import clsx from "clsx";

/** Raw text, byte for byte, in mono; the scroll is its own. `mark`: a stretch of it to look at, in UTF-16 offsets. */
export function ExactText({
  text,
  label,
  className,
  mark = null,
}: {
  text: string;
  label: string;
  className?: string;
  mark?: { start: number; end: number } | null;
}) {
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
        {text === "" ? (
          <span className="text-ink-3">nothing</span>
        ) : mark === null ? (
          text
        ) : (
          <>
            {text.slice(0, mark.start)}
            <mark ref={bringIntoView} className="bg-warn-wash text-ink shadow-[0_0_0_1px_var(--warn-line)]">
              {text.slice(mark.start, mark.end)}
            </mark>
            {text.slice(mark.end)}
          </>
        )}
      </pre>
    </section>
  );
}

function bringIntoView(element: HTMLElement | null) {
  element?.scrollIntoView({ block: "center" });
}
