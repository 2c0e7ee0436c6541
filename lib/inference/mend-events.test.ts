import fc from "fast-check";
import { expect, test } from "vitest";
import { mendEvents } from "./mend-events";

async function mend(...parts: Uint8Array[]): Promise<string> {
  const source = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
  return new Response(source.pipeThrough(mendEvents())).text();
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
