import { AppError } from "@/lib/app-error";
import type { FileBytes } from "../../prompt-cleaning/file-bytes";

const CHUNK = 1024 * 1024;
/** Text shrinks to a twentieth at most; what grows more than this was made to fill a disk. */
const MOST_GROWTH = 200;

const BOM = [0xef, 0xbb, 0xbf];
export const startsWith = (bytes: Uint8Array, start: readonly number[]) =>
  start.every((byte, at) => bytes[at] === byte);

/** The bytes of a file in pieces, what is compressed by gzip as it was before; without the mark of UTF-8. */
export async function* readChunks(file: FileBytes): AsyncGenerator<Uint8Array> {
  const head = await file.read(0, Math.min(file.size, 4));
  const chunks = startsWith(head, [0x1f, 0x8b]) ? unzipped(file) : plainChunks(file);
  let isFirst = true;
  for await (const chunk of chunks) {
    yield isFirst && startsWith(chunk, BOM) ? chunk.subarray(BOM.length) : chunk;
    isFirst = false;
  }
}

async function* plainChunks(file: FileBytes): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < file.size; at += CHUNK) yield file.read(at, Math.min(file.size, at + CHUNK));
}

async function* unzipped(file: FileBytes): AsyncGenerator<Uint8Array> {
  const source = plainChunks(file);
  const compressed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  const reader = compressed.pipeThrough(new DecompressionStream("gzip")).getReader();
  const most = Math.max(CHUNK, file.size * MOST_GROWTH);
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new AppError("bad_request", "The gzip file is damaged or cut off; copy it again.");
      });
      if (done) return;
      size += value.length;
      if (size > most) {
        throw new AppError(
          "bad_request",
          `The gzip file grows to more than ${MOST_GROWTH} times its size; unzip it yourself if you trust it.`,
        );
      }
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {}); // it may have failed already
  }
}
