const strict = () => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const whole = strict();

/** The text of whole UTF-8; null where it is none. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return whole.decode(bytes);
  } catch {
    return null;
  }
}

const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

/** The text with a replacement for whatever is no UTF-8, to show what stands there. */
export const showBytes = (bytes: Uint8Array): string => lenient.decode(bytes);

/** Where bytes that are no UTF-8 stop being so, counted from 0. */
export function firstInvalidByte(bytes: Uint8Array): number {
  let good = 0;
  for (let bad = bytes.length; good < bad; ) {
    const middle = (good + bad + 1) >> 1;
    if (isBeginning(bytes.subarray(0, middle))) good = middle;
    else bad = middle - 1;
  }
  // A character that was begun and does not go on is wrong from its first byte.
  while (good > 0 && decodeUtf8(bytes.subarray(0, good)) === null) good -= 1;
  return good;
}

/** Whether it is UTF-8 that may be cut within a character. */
function isBeginning(bytes: Uint8Array): boolean {
  try {
    strict().decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** What is wrong with a line, and what cures it. `at` is counted from 0. */
export const notUtf8 = (at: number) =>
  `Byte ${at + 1} of it is not UTF-8; save the file as UTF-8, e.g. with iconv -t UTF-8.`;
