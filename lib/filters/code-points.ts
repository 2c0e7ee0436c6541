/** Length in code points, as Python's `len()` counts; `.length` would count an emoji twice. */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
