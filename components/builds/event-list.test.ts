import { expect, test } from "vitest";
import { eventLines } from "./event-list";

const move = (id: number, at: string, cause: string) => ({
  id,
  serverId: 1,
  serverName: "orchard",
  at,
  limitFrom: 64,
  limitTo: 32,
  cause,
  message: "31 × 429, limit 64 → 32",
});

test("moves of the limit stand between the build's events in the order of time, the latest first", () => {
  const events = [
    { id: 2, at: "2026-01-01T10:05:00.000Z", actor: "Ines", message: "Paused build 4" },
    { id: 1, at: "2026-01-01T10:00:00.000Z", actor: "Ines", message: "Started build 4" },
  ];
  const moves = [
    move(1, "2026-01-01T10:01:00.000Z", "rate_limited"),
    move(2, "2026-01-01T10:06:00.000Z", "closed"),
  ];
  expect(eventLines(events, moves, false).map(({ key, kind }) => [key, kind])).toEqual([
    ["move 2", "server"],
    ["event 2", "build"],
    ["move 1", "limit"],
    ["event 1", "build"],
  ]);
  expect(eventLines([], moves, true)[0]?.message).toBe("orchard: 31 × 429, limit 64 → 32");
});
