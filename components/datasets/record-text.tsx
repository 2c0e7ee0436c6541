import type { ReactNode } from "react";
import { CitedText } from "@/components/marks/cited-text";
import { Highlight } from "@/components/ui/highlight";
import type { Principle } from "@/lib/constitutions/constitution";

/** Thoughts as prose, their citations lit. */
export function Thoughts({
  text,
  principles,
  needle,
  className = "",
}: {
  text: string;
  principles: readonly Principle[] | null;
  needle: string;
  className?: string;
}) {
  if (text === "") return <p className="text-ink-3">There are none.</p>;
  return (
    <div
      className={`prose-text max-w-[68ch] border-l border-line-2 pl-3.5 text-pretty whitespace-pre-wrap text-ink-2 ${className}`}
    >
      <CitedText text={text} principles={principles} hit={needle} />
    </div>
  );
}

/** A reply or an output as prose. */
export function Reply({
  text,
  needle,
  className = "",
}: {
  text: string;
  needle: string;
  className?: string;
}) {
  if (text === "") return <p className="text-ink-3">There is none.</p>;
  return (
    <div className={`prose-text max-w-[68ch] text-pretty whitespace-pre-wrap ${className}`}>
      <Highlight text={text} needle={needle} />
    </div>
  );
}

export function Part({
  title,
  aside,
  level: Heading = "h3",
  children,
}: {
  title: string;
  aside?: ReactNode;
  level?: "h2" | "h3";
  children: ReactNode;
}) {
  return (
    <section>
      <Heading className="mb-1.5 flex text-11 font-medium text-ink-3">
        {title}
        {aside === undefined ? null : <span className="ml-auto font-normal">{aside}</span>}
      </Heading>
      {children}
    </section>
  );
}
