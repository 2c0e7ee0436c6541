import type { Readable } from "node:stream";

/** Pieces that may wait for the reader before the sender is asked to stop. */
const MOST_WAITING = 64;

type Waiter = {
  resolve: (next: IteratorResult<Uint8Array>) => void;
  reject: (error: unknown) => void;
};

/**
 * The bytes of a stream as they arrive, each piece once. Like the stream's own iterator, but without the several
 * promises that one makes for every piece: a completion arrives token by token.
 */
export function readBody(stream: Readable): AsyncIterableIterator<Uint8Array> {
  const waiting: Uint8Array[] = [];
  let waiter: Waiter | null = null;
  let end: { error: unknown } | "done" | null = null;

  const finish = (how: NonNullable<typeof end>) => {
    end ??= how;
    const reader = waiter;
    waiter = null;
    if (reader === null || waiting.length > 0) return;
    if (end === "done") reader.resolve({ value: undefined, done: true });
    else reader.reject(end.error);
  };
  stream.on("data", (piece: Uint8Array) => {
    if (waiter !== null) {
      const reader = waiter;
      waiter = null;
      reader.resolve({ value: piece, done: false });
      return;
    }
    waiting.push(piece);
    if (waiting.length >= MOST_WAITING) stream.pause();
  });
  stream.once("end", () => finish("done"));
  stream.once("error", (error) => finish({ error }));
  // A stream that was destroyed without a word ends too.
  stream.once("close", () => finish({ error: cutOff() }));

  return {
    next() {
      const piece = waiting.shift();
      if (piece !== undefined) {
        if (waiting.length === 0 && stream.isPaused()) stream.resume();
        return Promise.resolve({ value: piece, done: false });
      }
      if (end === "done") return Promise.resolve({ value: undefined, done: true });
      if (end !== null) return Promise.reject(end.error);
      return new Promise((resolve, reject) => {
        waiter = { resolve, reject };
      });
    },
    return() {
      stream.destroy();
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

const cutOff = () => Object.assign(new Error("The connection was closed."), { code: "ECONNRESET" });
