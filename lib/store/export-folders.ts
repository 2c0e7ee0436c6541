import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/env";

/** Where the files of exports stand, a folder each; web and workers share it. */
const root = () => path.resolve(env().STUDIO_DATA_DIR, "exports");
const DRAFT = /^(\d+)\..+\.draft$/;

export const exportFolder = (id: number) => path.join(root(), String(id));

/** An empty folder to write into. What another process left of the same export is removed. */
export async function openDraft(id: number, run: string): Promise<string> {
  await mkdir(root(), { recursive: true });
  for (const name of await readdir(root()))
    if (DRAFT.exec(name)?.[1] === String(id)) await removeFolder(path.join(root(), name));
  const draft = path.join(root(), `${id}.${run}.draft`);
  await mkdir(draft);
  return draft;
}

/** The draft becomes the export. Only who holds the row may: it takes the place of what was left there half-told. */
export async function keepDraft(draft: string, id: number): Promise<void> {
  await removeFolder(exportFolder(id));
  await rename(draft, exportFolder(id));
}

export const removeFolder = (folder: string) => rm(folder, { recursive: true, force: true });
export const removeExportFolder = (id: number) => removeFolder(exportFolder(id));

/** What stands in the folder of exports, each with the id of its export. */
export async function listExportFolders(): Promise<{ id: number; folder: string; isDraft: boolean }[]> {
  const names = await readdir(root()).catch(() => []); // nothing was ever exported
  return names.flatMap((name) => {
    const draft = DRAFT.exec(name);
    const id = Number(draft?.[1] ?? name);
    return Number.isInteger(id) ? [{ id, folder: path.join(root(), name), isDraft: draft !== null }] : [];
  });
}
