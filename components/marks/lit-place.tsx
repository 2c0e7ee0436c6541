import type { Span } from "@/lib/filters/filter";

/** Text with the place lit that a rule spoke of; nothing where it named none. */
export function LitPlace({ text, place }: { text: string; place: Span | null }) {
  if (place === null || place.start >= place.end) return text;
  return (
    <>
      {text.slice(0, place.start)}
      <mark
        data-mark="rule"
        className="rounded-[2px] bg-warn-wash text-inherit underline decoration-warn decoration-2 underline-offset-4"
      >
        {text.slice(place.start, place.end)}
      </mark>
      {text.slice(place.end)}
    </>
  );
}
