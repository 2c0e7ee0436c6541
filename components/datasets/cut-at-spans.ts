import type { Span } from "@/lib/filters/filter";

type Piece = { text: string; start: number; isMarked: boolean; isLit: boolean };

/** `text` cut where a span begins or ends. Joined, the pieces give the text, whatever the spans are. */
export function cutAtSpans(text: string, spans: readonly Span[], lit: Span | null): Piece[] {
  const all = lit === null ? spans : [...spans, lit];
  const within = (place: number) => Math.max(0, Math.min(text.length, place));
  const places = [0, text.length, ...all.flatMap(({ start, end }) => [within(start), within(end)])];
  const cuts = [...new Set(places)].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] ?? text.length;
    const covers = (span: Span) => span.start <= start && end <= span.end;
    return {
      text: text.slice(start, end),
      start,
      isMarked: all.some(covers),
      isLit: lit !== null && covers(lit),
    };
  });
}
