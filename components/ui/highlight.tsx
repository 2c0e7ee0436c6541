export type TextPart = { text: string; isHit: boolean; start: number };

/** `text` cut at every place where `needle` stands; only ASCII case is ignored, as the text filter compares. */
export function splitAtHits(text: string, needle: string): TextPart[] {
  const part = (start: number, end: number, isHit: boolean) => ({
    text: text.slice(start, end),
    isHit,
    start,
  });
  if (needle === "") return [part(0, text.length, false)];
  const [lowerText, lowerNeedle] = [asciiLower(text), asciiLower(needle)];
  const parts: TextPart[] = [];
  let from = 0;
  for (;;) {
    const hit = lowerText.indexOf(lowerNeedle, from);
    if (hit === -1) break;
    if (hit > from) parts.push(part(from, hit, false));
    parts.push(part(hit, hit + needle.length, true));
    from = hit + needle.length;
  }
  if (from < text.length || parts.length === 0) parts.push(part(from, text.length, false));
  return parts;
}

/**
 * `text` from a few words before its first hit, where that hit lies past the `fits` characters that a clipped line
 * shows.
 */
export function startNearHit(text: string, needle: string, fits: number): string {
  const hit = needle === "" ? -1 : asciiLower(text).indexOf(asciiLower(needle));
  if (hit + needle.length <= fits) return text;
  const from = text.lastIndexOf(" ", hit - 12);
  return from <= 0 ? text : `… ${text.slice(from + 1)}`;
}

/** Text with its search hits marked. With `fits`, a text whose first hit would be clipped starts later. */
export function Highlight({ text, needle, fits }: { text: string; needle: string; fits?: number }) {
  return splitAtHits(fits === undefined ? text : startNearHit(text, needle, fits), needle).map((part) =>
    part.isHit ? <mark key={part.start}>{part.text}</mark> : <span key={part.start}>{part.text}</span>,
  );
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (upper) => upper.toLowerCase());
}
