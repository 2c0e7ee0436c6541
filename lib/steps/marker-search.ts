export type FoundMarker = { marker: string; start: number; end: number };

/**
 * The marker that is complete first, reading from the left; null if there is none. Going by the end and not by
 * the start is what makes the answer final: no longer text can bring a marker that was complete earlier.
 */
export function findFirstMarker(text: string, markers: readonly string[]): FoundMarker | null {
  let first: FoundMarker | null = null;
  for (const marker of markers) {
    const start = text.indexOf(marker);
    if (start === -1) continue;
    const end = start + marker.length;
    const isEarlier = first === null || end < first.end || (end === first.end && start < first.start);
    if (isEarlier) first = { marker, start, end };
  }
  return first;
}

/** `text` without the longest tail that is the beginning of a marker. */
export function withholdMarkerStart(text: string, markers: readonly string[]): string {
  const longest = Math.max(0, ...markers.map((marker) => marker.length - 1));
  for (let length = Math.min(longest, text.length); length > 0; length -= 1) {
    const tail = text.slice(-length);
    if (markers.some((marker) => marker.startsWith(tail))) return text.slice(0, -length);
  }
  return text;
}
