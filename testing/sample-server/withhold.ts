/**
 * What llama.cpp sends with each token: nothing while the text could be the beginning of a stop string, and all
 * that was withheld with the token that shows it is none.
 */
export function withhold(tokens: readonly string[], stops: readonly string[]): string[] {
  let held = "";
  return tokens.map((token, at) => {
    held += token;
    const isHeld = at < tokens.length - 1 && stops.some((stop) => endsLikeBeginning(held, stop));
    if (isHeld) return "";
    const sent = held;
    held = "";
    return sent;
  });
}

function endsLikeBeginning(text: string, stop: string): boolean {
  for (let length = Math.min(text.length, stop.length - 1); length > 0; length -= 1) {
    if (text.endsWith(stop.slice(0, length))) return true;
  }
  return false;
}
