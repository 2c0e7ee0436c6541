import { readFile } from "node:fs/promises";
import { AppError } from "@/lib/app-error";

/** A file's text, `-` for standard input. Bytes that are not UTF-8 are refused: they would not be written back. */
export async function readTextFile(file: string): Promise<string> {
  const bytes = await readBytes(file);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new AppError("bad_request", `${file} is not UTF-8 text; convert it and try again.`);
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
  if (file === "-") {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new AppError("not_found", `There is no file ${file}.`);
    if (code === "EISDIR") throw new AppError("bad_request", `${file} is a folder, not a file.`);
    throw new AppError("bad_request", `${file} cannot be read (${code ?? "unknown reason"}).`);
  }
}
