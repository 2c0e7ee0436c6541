import { expect, test } from "vitest";
import { assertMove, buildMoves, buildStatusSchema, canMove, isOver, isWorked } from "./build-status";

const statuses = buildStatusSchema.options;

test("a build runs from the queue to its end", () => {
  expect(canMove("queued", "running") && canMove("running", "done")).toBe(true);
});

test("a running build is cancelled in two moves, a queued one in one", () => {
  expect(canMove("running", "cancelled")).toBe(false);
  expect(canMove("running", "cancelling") && canMove("cancelling", "cancelled")).toBe(true);
  expect(canMove("queued", "cancelled")).toBe(true);
});

test("what is over, or paused, moves only through the queue, and no build moves to where it is", () => {
  for (const from of statuses) {
    expect(canMove(from, from)).toBe(false);
    if (isOver(from)) expect(buildMoves[from]).toEqual(["queued"]);
    if (from === "paused") expect(canMove(from, "running")).toBe(false);
  }
});

test("workers take up only what is queued or running", () => {
  expect(statuses.filter(isWorked)).toEqual(["queued", "running"]);
});

test("every build that is not over can still come to its end", () => {
  for (const from of statuses.filter((status) => !isOver(status)))
    expect(buildMoves[from].some(isOver)).toBe(true);
});

test("every status can be reached from the queue", () => {
  const reached = new Set<string>(["queued"]);
  for (const _ of statuses) {
    for (const from of statuses) if (reached.has(from)) for (const to of buildMoves[from]) reached.add(to);
  }
  expect(reached).toEqual(new Set(statuses));
});

test("a move that is not listed is a conflict that names those that are", () => {
  expect(() => assertMove("queued", "running")).not.toThrow();
  expect(() => assertMove("running", "queued")).toThrowError(
    expect.objectContaining({
      kind: "conflict",
      message:
        "A running build cannot become queued, only pausing or cancelling or done or failed; reload to see where it stands.",
    }),
  );
  expect(() => assertMove("done", "running")).toThrowError(/only queued/);
});
