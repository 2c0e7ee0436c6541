import type { CompletionDelta } from "./completion";

/**
 * Drains a generator of deltas and returns what it returns, which `for await` would throw away. `onText` is told
 * the text so far after each delta.
 */
export async function runToEnd<Result>(
  deltas: AsyncGenerator<CompletionDelta, Result, void>,
  onText?: (textSoFar: string) => void,
): Promise<Result> {
  let text = "";
  for (;;) {
    const next = await deltas.next();
    if (next.done === true) return next.value;
    text += next.value.text;
    onText?.(text);
  }
}
