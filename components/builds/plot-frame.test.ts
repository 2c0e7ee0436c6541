import { expect, test } from "vitest";
import { LEFT, plotFrame } from "./plot-frame";

const at = (minutes: number) => new Date(minutes * 60_000).toISOString();
const shown = { width: 828, spanBefore: null };
const running = { isOver: false, secondsLeft: 40 * 60 };
const minutes = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => (toMs - fromMs) / 60_000;

test("all of a running build reaches to where it will end, in a round span", () => {
  const frame = plotFrame({ from: at(0), to: at(50) }, running, { ...shown, window: "all" });
  expect(minutes(frame)).toBe(90);
  expect(frame.hasProjection).toBe(true);
  expect(frame.x(frame.fromMs)).toBe(LEFT);
  expect(frame.x(frame.toMs)).toBe(828);
});

test("a window that is not full keeps its width, and one that is full ends now", () => {
  const young = plotFrame({ from: at(0), to: at(4) }, running, { ...shown, window: "900" });
  expect(minutes(young)).toBe(15);
  const full = plotFrame({ from: at(5), to: at(20) }, running, { ...shown, window: "900" });
  expect(full.toMs).toBe(full.nowMs);
  expect(full.hasProjection).toBe(false);
});

test("what is over ends where it ended, and nothing is foretold", () => {
  const frame = plotFrame(
    { from: at(0), to: at(7) },
    { isOver: true, secondsLeft: null },
    { ...shown, window: "all" },
  );
  expect(minutes(frame)).toBe(7);
  expect(frame.hasProjection).toBe(false);
});
