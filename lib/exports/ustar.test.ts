import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { tarBytes, tarEnd, tarHeader, tarPadding } from "./ustar";

function archiveOf(files: Record<string, string>): Buffer {
  const parts = Object.entries(files).flatMap(([name, text]) => {
    const body = Buffer.from(text);
    return [tarHeader({ path: name, bytes: body.length }, 1_700_000_000), body, tarPadding(body.length)];
  });
  return Buffer.concat([...parts, tarEnd()]);
}

const files = {
  "README.md": "# A dataset\n",
  "data/train-00000-of-00001.jsonl": "x".repeat(1024),
  "leer.txt": "",
  "Größe „ß“.txt": "é\n",
  [`${"long/".repeat(25)}name.txt`]: "far down\n",
};

test("the tar of this system takes out what was put in, whatever the length of a path or a file", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "ustar-"));
  try {
    writeFileSync(path.join(folder, "all.tar"), archiveOf(files));
    execFileSync("tar", ["-xf", "all.tar"], { cwd: folder });
    for (const [name, text] of Object.entries(files))
      expect(readFileSync(path.join(folder, name), "utf8")).toBe(text);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the size of an archive is known before it is written", () => {
  const entries = Object.entries(files).map(([name, text]) => ({
    path: name,
    bytes: Buffer.byteLength(text),
  }));
  expect(tarBytes(entries)).toBe(archiveOf(files).length);
});

test("a file of more than 8 GiB has its size in base 256, and a path that cannot be named is refused", () => {
  const header = tarHeader({ path: "large", bytes: 10 * 2 ** 30 }, 0);
  expect([...header.slice(124, 136)]).toEqual([0x80, 0, 0, 0, 0, 0, 0, 2, 0x80, 0, 0, 0]);
  expect(() => tarHeader({ path: "x".repeat(101), bytes: 0 }, 0)).toThrow(/too long/);
});
