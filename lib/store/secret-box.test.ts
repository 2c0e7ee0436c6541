import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "studio-secret-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** The box as a process started with this key sees it. */
async function startWith(key: string, dataDir = folder) {
  vi.stubEnv("STUDIO_SECRET_KEY", key);
  vi.stubEnv("STUDIO_DATA_DIR", dataDir);
  vi.resetModules();
  return import("./secret-box");
}
const keyFile = () => path.join(folder, "secret-key");

describe("a sealed secret", () => {
  it("opens to the same text, holds none of it, and differs each time", async () => {
    const { sealSecret, openSecret } = await startWith("ab".repeat(32));
    const box = sealSecret("sk-ünïcode-😀");
    expect(openSecret(box)).toBe("sk-ünïcode-😀");
    expect(openSecret(sealSecret(""))).toBe("");
    expect(sealSecret("sk-ünïcode-😀")).not.toBe(box);
    expect(box).not.toContain("sk-");
  });

  it("does not open with another key, or once it was changed, and says what to do", async () => {
    const { sealSecret } = await startWith("ab".repeat(32));
    const box = sealSecret("sk-1");
    const { openSecret } = await startWith("cd".repeat(32));
    const expected = { kind: "conflict", message: expect.stringContaining("enter the API key again") };
    expect(() => openSecret(box)).toThrow(expect.objectContaining(expected));
    const same = await startWith("ab".repeat(32));
    for (const broken of ["", "v1", "v1.a.b.c", box.replace("v1", "v2"), `${box.slice(0, -4)}AAAA`]) {
      expect(() => same.openSecret(broken)).toThrow(expect.objectContaining(expected));
    }
  });
});

describe("the key file", () => {
  it("is made at first use, for its owner only, and serves the next process", async () => {
    const box = (await startWith("")).sealSecret("sk-1");
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    expect(readFileSync(keyFile(), "utf8")).toMatch(/^[0-9a-f]{64}\n$/);
    expect((await startWith("")).openSecret(box)).toBe("sk-1");
  });

  it("is made in a data folder that does not exist yet", async () => {
    const { sealSecret, openSecret } = await startWith("", path.join(folder, "new", "data"));
    expect(openSecret(sealSecret("sk-1"))).toBe("sk-1");
  });

  it("is left alone when STUDIO_SECRET_KEY is set", async () => {
    (await startWith("ab".repeat(32))).sealSecret("sk-1");
    expect(() => statSync(keyFile())).toThrow("ENOENT");
  });

  it("is refused when it holds something else", async () => {
    writeFileSync(keyFile(), "not a key");
    const { sealSecret } = await startWith("");
    expect(() => sealSecret("sk-1")).toThrow("does not hold 64 hexadecimal digits");
  });
});
