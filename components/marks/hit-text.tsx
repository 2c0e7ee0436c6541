import type { TextPlace } from "@/lib/datasets/record-filter";
import { findHits, type HitSpan, type SoughtText, splitAtHits, startNearHit } from "@/lib/datasets/text-hits";

/** A text of a record with what filters look for marked. With `fits`, one whose first hit would be clipped starts later. */
export function HitText({
  text,
  sought,
  place,
  fits,
}: {
  text: string;
  sought: SoughtText;
  /** Where the text stands in its record. */
  place: Exclude<TextPlace, "all">;
  /** Characters that are seen. */
  fits?: number;
}) {
  const hits = findHits(text, sought, place);
  const from = fits === undefined ? 0 : startNearHit(text, hits, fits);
  return (
    <>
      {from > 0 ? "… " : null}
      <HitStretch text={text} hits={hits} from={from} />
    </>
  );
}

/** A stretch of a text whose hits are known. */
export function HitStretch({
  text,
  hits,
  from,
  to,
}: {
  text: string;
  hits: readonly HitSpan[];
  from?: number;
  to?: number;
}) {
  return splitAtHits(text, hits, from, to).map((part) =>
    part.isHit ? <mark key={part.start}>{part.text}</mark> : <span key={part.start}>{part.text}</span>,
  );
}
