import { afterEach, expect, test, vi } from "vitest";
import { createProgress } from "./progress.mjs";

afterEach(() => vi.useRealTimers());

function recordingStream(isTTY) {
  const written = [];
  return { isTTY, write: (text) => written.push(text), written };
}

test("Away from a terminal, long work says that it is alive every ten seconds", async () => {
  vi.useFakeTimers();
  const stream = recordingStream(false);
  const work = createProgress(stream).step("Building", () => new Promise((done) => setTimeout(done, 25_000)));
  await vi.advanceTimersByTimeAsync(25_000);
  await work;
  expect(stream.written).toEqual([
    "Building …\n",
    "Building … 10 s\n",
    "Building … 20 s\n",
    "Building: done in 25 s\n",
  ]);
});

test("On a terminal, long work counts its seconds on one line", async () => {
  vi.useFakeTimers();
  const stream = recordingStream(true);
  const work = createProgress(stream).step("Building", () => new Promise((done) => setTimeout(done, 2500)));
  await vi.advanceTimersByTimeAsync(2500);
  await work;
  const text = stream.written.join("");
  expect(text).toContain("Building … 2 s");
  expect(text.split("\n")).toHaveLength(2);
});

test("Work that fails says so and passes its error on", async () => {
  const stream = recordingStream(false);
  const work = createProgress(stream).step("Building", () => Promise.reject(new Error("no space left")));
  await expect(work).rejects.toThrow("no space left");
  expect(stream.written.at(-1)).toBe("Building: failed after 0 s\n");
});

test("A line said while a terminal counts stands above the counter, which goes on", async () => {
  const stream = recordingStream(true);
  const progress = createProgress(stream);
  await progress.step("Building", async () => progress.say("the disk is slow"));
  expect(stream.written.join("")).toContain("\r\x1b[Kthe disk is slow\nBuilding …");
});
