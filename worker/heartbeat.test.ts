import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { beat, buryDeadWorkers } from "@/lib/store/workers";
import { Heartbeat } from "./heartbeat";

vi.mock("@/lib/log", () => ({ log: () => ({ warn: () => {} }) }));
vi.mock("@/lib/store/workers", () => ({
  WORKER_SILENCE_MS: 10_000,
  beat: vi.fn(async () => {}),
  buryDeadWorkers: vi.fn(async () => []),
  removeWorker: vi.fn(async () => {}),
}));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});

const judged = () => vi.mocked(buryDeadWorkers).mock.calls.at(-1)?.[2]?.canJudgeSilence;

it("judges who is silent only after it has itself been heard for as long", async () => {
  const heartbeat = new Heartbeat(async () => {});
  await heartbeat.start();
  expect(judged()).toBe(false);
  await vi.advanceTimersByTimeAsync(8_000);
  expect(judged()).toBe(false);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(judged()).toBe(true);
  await heartbeat.stop();
});

it("takes nobody for dead right after an outage, when all of them seem to have been silent", async () => {
  const heartbeat = new Heartbeat(async () => {});
  await heartbeat.start();
  await vi.advanceTimersByTimeAsync(14_000);
  expect(judged()).toBe(true);
  vi.mocked(beat).mockRejectedValue(new Error("no database"));
  await vi.advanceTimersByTimeAsync(30_000);
  vi.mocked(beat).mockResolvedValue(undefined);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(judged()).toBe(false);
  await vi.advanceTimersByTimeAsync(14_000);
  expect(judged()).toBe(true);
  await heartbeat.stop();
});
