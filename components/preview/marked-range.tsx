import clsx from "clsx";
import { Fragment, type ReactNode } from "react";
import { cutAtMarks, type TextMark } from "./text-marks";

/** A stretch of a completion with its marks: words that differ are underlined, what a rule spoke of has its own colour and line. */
export function MarkedRange({
  text,
  start,
  end,
  lit,
  marks,
}: {
  text: string;
  start: number;
  end: number;
  /** The citation that stands there; it is marked as a whole. */
  lit: ReactNode | null;
  marks: readonly TextMark[];
}) {
  if (lit !== null) {
    const kinds = marks.filter((mark) => mark.start < end && mark.end > start).map((mark) => mark.kind);
    return (
      <Marked kinds={kinds} start={start}>
        {lit}
      </Marked>
    );
  }
  return cutAtMarks(start, end, marks).map((piece) => (
    <Fragment key={piece.start}>
      <Marked kinds={piece.kinds} start={piece.start}>
        {text.slice(piece.start, piece.end)}
      </Marked>
    </Fragment>
  ));
}

function Marked({
  kinds,
  start,
  children,
}: {
  kinds: readonly TextMark["kind"][];
  start: number;
  children: ReactNode;
}) {
  if (kinds.length === 0) return children;
  const isRule = kinds.includes("rule");
  return (
    <mark
      data-mark={isRule ? "rule" : "differs"}
      data-start={start}
      tabIndex={isRule ? -1 : undefined}
      className={clsx(
        "rounded-[2px] text-inherit",
        isRule
          ? "scroll-my-16 bg-warn-wash underline decoration-warn decoration-2 underline-offset-4"
          : "bg-accent-wash underline decoration-accent-line decoration-2 underline-offset-4",
      )}
    >
      {children}
    </mark>
  );
}
