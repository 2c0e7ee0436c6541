import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { type TemplateRole, templateRoleSchema } from "@/lib/templates/template";

const folder = new URL("../prisma/defaults/templates/", import.meta.url);

/** The studio's own text of each role that has a file, without space at its end: steps add what is to follow. */
export async function readDefaultTemplates(): Promise<{ role: TemplateRole; text: string }[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".txt")).sort();
  return Promise.all(
    files.map(async (name) => ({
      role: templateRoleSchema.parse(path.basename(name, ".txt")),
      text: (await readFile(new URL(name, folder), "utf8")).trimEnd(),
    })),
  );
}
