import { PassThrough, Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readBody } from "./read-body";

async function readAll(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

test("every byte of a stream arrives once, in order, however it is cut", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ minLength: 1 }), { maxLength: 200 }), async (texts) => {
      const pieces = texts.map((text) => Buffer.from(text));
      expect(await readAll(readBody(Readable.from(pieces, { objectMode: false })))).toBe(texts.join(""));
    }),
  );
});

test("a slow reader stops the sender instead of keeping everything in memory", async () => {
  const stream = new PassThrough({ highWaterMark: 16 });
  const body = readBody(stream);
  let written = 0;
  while (written < 10_000 && stream.write("x".repeat(16))) written += 1;
  for (; written < 10_000 && stream.readableFlowing !== false; written += 1) {
    stream.write("x".repeat(16));
    await new Promise(setImmediate);
  }
  expect(written).toBeLessThan(200);
  stream.end();
  expect((await readAll(body)).length).toBeGreaterThanOrEqual(written * 16);
});

test("what came before a stream broke is handed over, then the error", async () => {
  const stream = new PassThrough();
  const body = readBody(stream);
  stream.write("half");
  await new Promise(setImmediate);
  stream.destroy(new Error("cut"));
  expect(Buffer.from((await body.next()).value ?? []).toString()).toBe("half");
  await expect(body.next()).rejects.toThrow("cut");
});

test("a stream that is destroyed without a word is no end", async () => {
  const stream = new PassThrough();
  const body = readBody(stream);
  stream.destroy();
  await expect(body.next()).rejects.toThrow("closed");
});
