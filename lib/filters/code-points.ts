/** Length in code points, as Python's `len()` counts; `.length` would count an emoji twice. */
export function codePointLength(text: string): number {
  let length = text.length;
  for (let at = text.length - 2; at >= 0; at -= 1) {
    // Counting what is not a pair would cost thirty times as much, and most texts have no pair.
    if ((text.charCodeAt(at) & 0xfc00) !== 0xd800 || (text.charCodeAt(at + 1) & 0xfc00) !== 0xdc00) continue;
    length -= 1;
  }
  return length;
}
