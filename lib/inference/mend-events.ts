const LONGEST_EVENT = 4_000_000;
const ERROR_FIELD = Buffer.from("error:");
const EVENT_END = Buffer.from("\n\n");

/**
 * Makes an event stream one the SDK understands whole, and hands it over event by event: llama.cpp's `error: {…}`
 * field, which SSE parsers skip, becomes `data: {"error":{…}}`, and a last event without its blank line gets one.
 *
 * Event by event, because the SDK copies what is left of a piece after each event in it.
 */
export function mendEvents(source: AsyncIterable<Uint8Array>): AsyncIterableIterator<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]();
  const events: Uint8Array[] = [];
  let at = 0;
  let rest: Buffer = Buffer.alloc(0);
  let hasEnded = false;

  const take = (piece: Uint8Array) => {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const isMended = all.includes(ERROR_FIELD);
    // Where a line may still become an error field, only whole lines are let through.
    let start = 0;
    for (;;) {
      const end = all.indexOf(EVENT_END, start);
      if (end < 0) break;
      const event = all.subarray(start, end + EVENT_END.length);
      events.push(isMended ? mendLines(event) : event);
      start = end + EVENT_END.length;
    }
    // Servers that end lines with \r\n have no such blank line; line by line the SDK sees for itself.
    if (start === 0 && all.includes("\r\n")) {
      start = all.lastIndexOf("\n") + 1;
      const lines = all.subarray(0, start);
      if (start > 0) events.push(isMended ? mendLines(lines) : lines);
    }
    rest = all.subarray(start);
    if (rest.length > LONGEST_EVENT) throw new Error("The server sent a line without an end.");
  };

  const next = (): Promise<IteratorResult<Uint8Array>> => {
    const event = events[at];
    if (event !== undefined) {
      at += 1;
      return Promise.resolve({ value: event, done: false });
    }
    events.length = 0;
    at = 0;
    if (hasEnded) return Promise.resolve({ value: undefined, done: true });
    return pieces.next().then((piece) => {
      if (!piece.done) take(piece.value);
      else {
        hasEnded = true;
        events.push(Buffer.concat([mendLines(rest), EVENT_END]));
      }
      return next();
    });
  };
  return {
    next,
    return: async () => {
      hasEnded = true;
      events.length = 0;
      await pieces.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function mendLines(bytes: Buffer): Buffer {
  if (!bytes.includes(ERROR_FIELD)) return bytes;
  return Buffer.from(bytes.toString("utf8").split("\n").map(mendLine).join("\n"));
}

function mendLine(line: string): string {
  if (!line.startsWith("error:")) return line;
  const value = line.slice("error:".length).trim();
  // The blank line closes the event, whatever the server sends next.
  return `data: {"error":${isJson(value) ? value : JSON.stringify(value)}}\n`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
