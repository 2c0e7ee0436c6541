import { describe, expect, it } from "vitest";
import type { ServerView } from "@/lib/api/servers";
import { describeBudget, describeKey, describePace, describeServer } from "./server-words";

const server: ServerView = {
  id: 1,
  name: "orchard",
  baseUrl: "http://localhost:8000/v1",
  model: "base",
  apiKeyLast4: "9f3a",
  isSample: false,
  maxInFlight: 8,
  requestsPerMinute: null,
  tokensPerMinute: null,
  pace: null,
  probe: null,
  probedAt: null,
  buildCount: 0,
};

describe("what is said of a server", () => {
  it("never passes the sample server off as a model", () => {
    expect(describeServer({ ...server, isSample: true })).toBe("scripted, not a model");
  });

  it("does not guess what a server is before it was tested", () => {
    expect(describeServer(server)).toBe("not known");
  });

  it("says what is in flight of the limit of the moment, below the ceiling", () => {
    expect(describePace(server)).toBe("at most 8 requests");
    const pace = { limitNow: 5.8, inFlight: 4, closedReason: null };
    expect(describePace({ ...server, pace })).toBe("4 of 5 now, at most 8 requests");
  });

  it("names its budgets", () => {
    expect(describeBudget(server)).toBe("none");
    expect(describeBudget({ requestsPerMinute: 60, tokensPerMinute: 90_000 })).toBe(
      "60 requests and 90,000 tokens a minute",
    );
  });

  it("shows no more of a key than its last four characters", () => {
    expect(describeKey(server)).toBe("····9f3a");
    expect(describeKey({ apiKeyLast4: null })).toBe("none");
  });
});
