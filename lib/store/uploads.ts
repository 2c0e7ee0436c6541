import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/env";
import { database } from "./database";

const folder = () => path.resolve(env().STUDIO_DATA_DIR, "uploads");
const PART = ".part";

/** Where an uploaded file stands until it is imported. */
export const uploadPath = (id: string) => path.join(folder(), id);

/** Writes what comes to a file of its own, as fast as the disk takes it and no faster. */
export async function saveUpload(bytes: ReadableStream<Uint8Array>): Promise<{ id: string; size: number }> {
  await mkdir(folder(), { recursive: true });
  const id = randomUUID();
  const part = `${uploadPath(id)}${PART}`;
  const handle = await open(part, "wx");
  let size = 0;
  try {
    const reader = bytes.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      await handle.write(next.value);
      size += next.value.length;
    }
    await handle.close();
    await rename(part, uploadPath(id));
    return { id, size };
  } catch (error) {
    await handle.close().catch(() => {}); // it may be closed
    await rm(part, { force: true });
    throw error;
  }
}

export async function removeUploads(ids: readonly string[]): Promise<void> {
  await Promise.all(ids.map((id) => rm(uploadPath(id), { force: true })));
}

const KEPT_MS = 24 * 60 * 60_000;

/** Removes what was uploaded a day ago and is not waiting to be imported. */
export async function sweepUploads(): Promise<void> {
  const names = await readdir(folder()).catch(() => []); // nothing was ever uploaded
  for (const name of names) {
    const file = path.join(folder(), name);
    const found = await stat(file).catch(() => null);
    if (found === null || Date.now() - found.mtimeMs < KEPT_MS) continue;
    const [wanted] = await database().$queryRaw<unknown[]>`
      SELECT 1 FROM dataset_making WHERE status IN ('queued', 'running') AND wish::text LIKE ${`%${name}%`} LIMIT 1`;
    if (wanted === undefined) await rm(file, { force: true });
  }
}
