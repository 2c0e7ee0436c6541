/** Remembers the last few prompts and tells how many tokens of a new one they share from the beginning. */
export function createPrefixCache(size = 4): (prompt: readonly string[]) => number {
  const recent: (readonly string[])[] = [];
  return (prompt) => {
    const shared = Math.max(0, ...recent.map((earlier) => sharedLength(earlier, prompt)));
    recent.push(prompt);
    if (recent.length > size) recent.shift();
    // The last token is always computed: something has to be predicted from it.
    return Math.min(shared, Math.max(0, prompt.length - 1));
  };
}

function sharedLength(a: readonly string[], b: readonly string[]): number {
  const limit = Math.min(a.length, b.length);
  let at = 0;
  while (at < limit && a[at] === b[at]) at += 1;
  return at;
}
