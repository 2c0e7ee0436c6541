const LONGEST_LINE = 4_000_000;

/**
 * Makes an event stream one the SDK understands whole: llama.cpp's `error: {…}` field, which SSE parsers skip,
 * becomes `data: {"error":{…}}`, and a last event without its blank line gets one.
 */
export function mendEvents(): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let rest = "";
  return new TransformStream({
    transform(bytes, controller) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > LONGEST_LINE) throw new Error("The server sent a line without an end.");
      if (lines.length > 0)
        controller.enqueue(encoder.encode(lines.map((line) => `${mendLine(line)}\n`).join("")));
    },
    flush(controller) {
      controller.enqueue(encoder.encode(`${mendLine(rest + decoder.decode())}\n\n`));
    },
  });
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
