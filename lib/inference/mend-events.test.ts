import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mendEvents } from "./mend-events";

async function mend(...parts: Uint8Array[]): Promise<string> {
  const events: Uint8Array[] = [];
  for await (const event of mendEvents(Readable.from(parts))) events.push(event);
  return Buffer.concat(events).toString("utf8");
}
const bytes = (text: string) => new TextEncoder().encode(text);

test("llama.cpp's error field becomes data", async () => {
  const mended = await mend(bytes('error: {"code":500,"message":"x"}\n\ndata: [DONE]\n\n'));
  expect(mended).toContain('data: {"error":{"code":500,"message":"x"}}\n\n');
  expect(mended).toContain("data: [DONE]\n\n");
});

test("an error field that is not JSON becomes a text", async () => {
  expect(await mend(bytes("error: out of memory\n\n"))).toContain('data: {"error":"out of memory"}\n\n');
});

test("however the bytes are cut, the events are the same", async () => {
  const stream = bytes('data: {"text":"grüße 🌊"}\n\nerror: {"message":"é"}\n\ndata: [DONE]\n\n');
  const whole = await mend(stream);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(stream.length), { maxLength: 8 }), async (cuts) => {
      const ends = [0, ...cuts.sort((a, b) => a - b), stream.length];
      const parts = ends.slice(1).map((end, i) => stream.slice(ends[i], end));
      expect(await mend(...parts)).toBe(whole);
    }),
  );
});

test("every event is handed over by itself, however many arrive together", async () => {
  const events: string[] = [];
  const source = Readable.from([bytes("data: 1\n\ndata: 2\n\nda"), bytes("ta: 3\n\n")]);
  for await (const event of mendEvents(source)) events.push(Buffer.from(event).toString("utf8"));
  expect(events.filter((event) => event.trim() !== "")).toEqual([
    "data: 1\n\n",
    "data: 2\n\n",
    "data: 3\n\n",
  ]);
});

test("lines that end in \\r\\n are let through as they come", async () => {
  expect(await mend(bytes("data: 1\r\n\r\n"), bytes("error: no\r\n\r\n"))).toContain(
    'data: {"error":"no"}\n',
  );
});
