/** Scrolls `box` alone, and only as far as it takes, until `entry` stands in it. */
export function scrollWithin(box: Element, entry: Element): void {
  const [frame, place] = [box.getBoundingClientRect(), entry.getBoundingClientRect()];
  const above = place.top - frame.top;
  const below = place.bottom - frame.bottom;
  if (above < 0) box.scrollTop += above;
  else if (below > 0) box.scrollTop += Math.min(below, above);
}

/** Scrolls `box` alone until `entry` begins at `share` of its height, 0 being its upper edge. */
export function scrollToShare(box: Element, entry: Element, share: number): void {
  const [frame, place] = [box.getBoundingClientRect(), entry.getBoundingClientRect()];
  box.scrollTop += place.top - frame.top - frame.height * share;
}
