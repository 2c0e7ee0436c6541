import fc from "fast-check";
import { expect, it } from "vitest";
import { readLines } from "./read-lines";

it("gives the same lines however the bytes were cut, also within a character", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.stringMatching(/^[^\n\r]{1,20}$/u), { maxLength: 8 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 7 })),
      async (lines, sizes) => {
        const bytes = new TextEncoder().encode(lines.join("\n"));
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            for (let at = 0; at < bytes.length; ) {
              const size = sizes.next().value ?? 1;
              controller.enqueue(bytes.slice(at, at + size));
              at += size;
            }
            controller.close();
          },
        });
        const read: string[] = [];
        for await (const line of readLines(body)) read.push(line);
        expect(read).toEqual(lines.map((line) => line.toWellFormed()));
      },
    ),
  );
});
