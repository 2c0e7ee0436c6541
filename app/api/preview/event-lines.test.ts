import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PreviewEvent } from "@/lib/api/preview";
import { EventLines } from "./event-lines";

const delta = (text: string): PreviewEvent => ({ kind: "delta", column: 0, sample: 0, text });
const finished: PreviewEvent = { kind: "finished" };

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

function start() {
  const writes: string[] = [];
  const lines = new EventLines((text) => writes.push(text));
  const texts = () =>
    writes.map((text) => [...text.matchAll(/"text":"(\w+)"|finished/g)].map((m) => m[1] ?? m[0]));
  return { lines, texts };
}

describe("the lines of a preview", () => {
  it("are written at once after a pause, and gathered in the thick of it", () => {
    const { lines, texts } = start();
    lines.send(finished);
    lines.send(delta("a"));
    expect(texts().slice(1)).toEqual([["a"]]);
    vi.advanceTimersByTime(2);
    lines.send(delta("b"));
    vi.advanceTimersByTime(2);
    lines.send(delta("c"));
    expect(texts().slice(1)).toEqual([["a"]]);
    vi.advanceTimersByTime(6);
    expect(texts().slice(1)).toEqual([["a"], ["b", "c"]]);
    vi.advanceTimersByTime(100);
    lines.send(delta("d"));
    expect(texts().slice(1)).toEqual([["a"], ["b", "c"], ["d"]]);
  });

  it("keep their order, and what is not text waits for nothing", () => {
    const { lines, texts } = start();
    lines.send(delta("a"));
    lines.send(delta("b"));
    lines.send(finished);
    expect(texts()).toEqual([["a"], ["b", "finished"]]);
    vi.advanceTimersByTime(100);
    expect(texts()).toHaveLength(2);
  });

  it("are not written any more once nobody reads them", () => {
    const { lines, texts } = start();
    lines.send(delta("a"));
    lines.send(delta("b"));
    lines.end();
    vi.advanceTimersByTime(100);
    expect(texts()).toEqual([["a"]]);
  });
});
