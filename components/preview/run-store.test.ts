import { expect, test } from "vitest";
import { type ColumnRun, newColumnRun } from "./column-run";
import { createRunStore } from "./run-store";

const withText = (text: string): ColumnRun => ({
  ...newColumnRun({ request: { instruction: "?", input: "" }, preset: "dromedary-v1", hasLogprobs: false }),
  text,
});

function scene() {
  const frames: (() => void)[] = [];
  const store = createRunStore((flush) => void frames.push(flush));
  const told: string[] = [];
  store.subscribe(1, () => told.push(`1: ${store.shown(1)?.text}`));
  store.subscribe(2, () => told.push(`2: ${store.shown(2)?.text}`));
  return { store, frames, told };
}

test("a column is shown once a frame, with all that came until then", () => {
  const { store, frames, told } = scene();
  store.put(1, withText("I"));
  store.put(1, withText("I am"));
  expect(store.shown(1)).toBeNull();
  expect(store.latest(1)?.text).toBe("I am");
  expect(frames).toHaveLength(1);
  frames[0]?.();
  expect(told).toEqual(["1: I am"]);
  store.put(1, withText("I am here"));
  frames[1]?.();
  expect(told).toEqual(["1: I am", "1: I am here"]);
});

test("only the columns that changed are told", () => {
  const { store, frames, told } = scene();
  store.put(2, withText("Yes"));
  frames[0]?.();
  expect(told).toEqual(["2: Yes"]);
  expect(store.shown(1)).toBeNull();
});
