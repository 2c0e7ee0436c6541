import { open } from "node:fs/promises";
import { AppError } from "@/lib/app-error";
import type { FileBytes } from "@/lib/datasets/prompt-cleaning/read-file-rows";

/**
 * Opens a file of this machine to be read where it is asked for; `close` it. Throws `not_found`. `onRead` hears how
 * many bytes were read, each time.
 */
export async function openLocalFile(
  path: string,
  onRead: (bytes: number) => void = () => {},
): Promise<FileBytes & { close: () => Promise<void> }> {
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new AppError("not_found", `${path} cannot be read (${error.code ?? "unknown reason"}).`);
  });
  const { size } = await handle.stat();
  return {
    size,
    async read(start, end) {
      const bytes = new Uint8Array(Math.max(0, end - start));
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled);
        if (bytesRead === 0) throw new AppError("bad_request", "it became shorter while it was read.");
        filled += bytesRead;
      }
      onRead(filled);
      return bytes;
    },
    close: () => handle.close(),
  };
}
