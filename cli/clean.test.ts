import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "studio-clean-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const studio = (...args: string[]) => run("node", ["--import", "tsx", "cli/main.ts", "clean", ...args]);

describe("studio clean", () => {
  it("counts what each rule did, by the mended rules or the published ones, and writes what is kept", async () => {
    const talk = (value: string) => ({
      conversations: [
        { from: "human", value },
        { from: "gpt", value: "…" },
      ],
    });
    const file = path.join(folder, "sg.json");
    await writeFile(
      file,
      JSON.stringify([talk("Read 11 / 12 aloud"), talk("Name a river Share Prompt"), talk("Name a river")]),
    );
    const out = path.join(folder, "out.json");
    const report = JSON.parse((await studio(file, "--json", "--out", out)).stdout);
    expect(report).toMatchObject({
      read: 3,
      kept: 2,
      dropped: { duplicate: 1 },
      mended: { share_prompt: 1 },
      sources: [{ file: "sg.json", kind: "sharegpt" }],
    });
    expect(JSON.parse(await readFile(out, "utf8"))).toEqual([
      { instruction: "Read 11 / 12 aloud", input: "", output: "" },
      { instruction: "Name a river", input: "", output: "" },
    ]);
    const exact = JSON.parse((await studio(file, "--json", "--exact")).stdout);
    expect(exact.mended).toEqual({ share_prompt: 1, first_page: 1 });
  });

  it("refuses a kind that it does not know, and a file that is not there", async () => {
    await expect(studio("x.json", "--kind", "odd")).rejects.toMatchObject({ code: 1 });
    await expect(studio(path.join(folder, "none.json"))).rejects.toMatchObject({ code: 3 });
  });
});
