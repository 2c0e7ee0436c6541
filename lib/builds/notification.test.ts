import { expect, test } from "vitest";
import {
  type BuildNotification,
  notificationKindSchema,
  notificationWords,
  redeliveryDelayMs,
  webhookBody,
} from "./notification";

const finished: BuildNotification = {
  id: 7,
  kind: "finished",
  at: "2026-01-02T03:04:05.678Z",
  buildId: 42,
  buildName: "March",
  status: "done",
  reason: null,
  counts: { total: 1200, kept: 1000, dropped: 180, failed: 20 },
};

test("a webhook is told what happened, how the build stood, and where to look", () => {
  expect(JSON.parse(webhookBody(finished, "https://studio.example/"))).toEqual({
    id: 7,
    event: "finished",
    at: "2026-01-02T03:04:05.678Z",
    build: 42,
    name: "March",
    status: "done",
    counts: { total: 1200, kept: 1000, dropped: 180, failed: 20 },
    text: "March is done. 1,000 kept, 180 dropped, 20 failed.",
    url: "https://studio.example/builds/42",
  });
  expect(JSON.parse(webhookBody(finished, null))).not.toHaveProperty("url");
});

test("every kind is told in words, with the reason where there is one", () => {
  for (const kind of notificationKindSchema.options) {
    const { title, body } = notificationWords({ ...finished, kind, reason: "It refuses connections." });
    expect(title.length * body.length).toBeGreaterThan(0);
    if (kind === "paused" || kind === "failed" || kind === "waiting")
      expect(body).toContain("It refuses connections. 1,200 of 1,200 done.");
  }
});

test("what is not delivered is sent again a few times, each later than the one before, and a test never", () => {
  const delays = [1, 2, 3, 4, 5].map((attempts) => redeliveryDelayMs("paused", attempts) ?? 0);
  expect(delays).toEqual(delays.toSorted((a, b) => a - b));
  expect(redeliveryDelayMs("paused", 6)).toBeNull();
  expect(redeliveryDelayMs("test", 1)).toBeNull();
});
