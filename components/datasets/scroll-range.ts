/** More than browsers lay out: Firefox stops at about 17.9 million pixels, Chromium at 33.5. */
const MAX_SCROLL = 16_000_000;
/** A move of more screens than this at once comes from the scrollbar or a jump, not from a wheel or a key. */
const SCREENS_BY_HAND = 12;

/** Heights in pixels: of all rows with their head, and of the window they are seen through. */
export type ScrollSizes = { content: number; viewport: number };
/** Where the browser's scroll stands, and the place in the rows that is seen there. */
export type ScrollPlace = { scrollTop: number; offset: number };

/** As high as the browser is told that the rows are. */
export function scrollHeight({ content }: Pick<ScrollSizes, "content">): number {
  return Math.min(content, MAX_SCROLL);
}

const maxOffset = ({ content, viewport }: ScrollSizes) => Math.max(0, content - viewport);

/** A place in the rows, where the thumb of the scrollbar belongs to it. */
export function placeAt(offset: number, sizes: ScrollSizes): ScrollPlace {
  const held = Math.min(maxOffset(sizes), Math.max(0, offset));
  const range = Math.max(0, scrollHeight(sizes) - sizes.viewport);
  const isTrue = sizes.content <= MAX_SCROLL;
  return { offset: held, scrollTop: isTrue ? held : (held / maxOffset(sizes)) * range };
}

/**
 * Where the rows stand after the browser scrolled to `scrollTop`. A small move goes by as many pixels, however high
 * the rows are; a large one goes to that share of them.
 */
export function followScroll(now: ScrollPlace, scrollTop: number, sizes: ScrollSizes): ScrollPlace {
  if (sizes.content <= MAX_SCROLL)
    return { scrollTop, offset: Math.min(maxOffset(sizes), Math.max(0, scrollTop)) };
  const moved = scrollTop - now.scrollTop;
  const range = scrollHeight(sizes) - sizes.viewport;
  if (Math.abs(moved) > SCREENS_BY_HAND * sizes.viewport)
    return { scrollTop, offset: Math.min(1, Math.max(0, scrollTop / range)) * maxOffset(sizes) };
  return { scrollTop, offset: Math.min(maxOffset(sizes), Math.max(0, now.offset + moved)) };
}

/** Whether the browser can scroll no further although there are more rows, or the other way round. */
export function isAtFalseEdge({ scrollTop, offset }: ScrollPlace, sizes: ScrollSizes): boolean {
  const atTop = scrollTop <= 0;
  const atEnd = scrollTop >= scrollHeight(sizes) - sizes.viewport - 1;
  return (atTop && offset > 0) || (atEnd && offset < maxOffset(sizes) - 1);
}
