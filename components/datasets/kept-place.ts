/** Where a list stood when its page was left, in pixels. Kept for the tab's life, per list and filter. */
export function readPlace(key: string): number {
  try {
    return Number(sessionStorage.getItem(`place:${key}`) ?? 0) || 0;
  } catch {
    return 0; // Storage may be forbidden; the list then begins at its top.
  }
}

export function keepPlace(key: string, top: number) {
  try {
    sessionStorage.setItem(`place:${key}`, String(Math.round(top)));
  } catch {
    // See above.
  }
}
