import { once } from "node:events";

/** Writes to standard output and waits until it is taken, so that a slow reader never fills the memory. */
export async function writeOut(data: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(data)) await once(process.stdout, "drain");
}

export const writeJson = (value: unknown) => writeOut(`${JSON.stringify(value)}\n`);

/** A line for the person watching; never part of what a script reads. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
