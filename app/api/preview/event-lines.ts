import type { PreviewEvent } from "@/lib/api/preview";

/** Tokens that come closer than this go out together; a page shows what came once a frame, which is longer. */
const GATHER_MS = 10;

/**
 * Events as lines of text, in order. The first after a pause is written at once, and so is all that is not text:
 * only in the thick of a stream, or of dozens at once, lines wait a moment for each other, because each writing
 * costs more than the line.
 */
export class EventLines<Event extends { kind: string } = PreviewEvent> {
  private lines = "";
  private lastTextAt = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly write: (text: string) => void) {}

  send(event: Event): void {
    this.lines += `${JSON.stringify(event)}\n`;
    const wait = this.lastTextAt + GATHER_MS - performance.now();
    if (event.kind !== "delta") this.flush();
    else if (wait <= 0) this.flushText();
    else this.timer ??= setTimeout(() => this.flushText(), wait);
  }

  /** Nothing is written after this. */
  end(): void {
    clearTimeout(this.timer);
    this.lines = "";
  }

  private flushText(): void {
    this.lastTextAt = performance.now();
    this.flush();
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const text = this.lines;
    this.lines = "";
    if (text !== "") this.write(text);
  }
}
