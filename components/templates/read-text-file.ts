/** More than any prompt can hold. */
const MOST_BYTES = 400_000;

/** The text of a file that somebody chose, without a byte order mark; else why it cannot be used. */
export async function readTextFile(file: File): Promise<{ text: string } | { error: string }> {
  if (file.size > MOST_BYTES)
    return { error: `${file.name} is larger than ${MOST_BYTES / 1000} kB; choose a shorter one.` };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return { text: text.replaceAll("\r\n", "\n").trimEnd() };
  } catch {
    return { error: `${file.name} is not UTF-8 text; save it as UTF-8 and choose it again.` };
  }
}
