import { describe, expect, it } from "vitest";
import type { ServerView } from "@/lib/api/servers";
import { describeKey, describeServer } from "./server-words";

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

  it("shows no more of a key than its last four characters", () => {
    expect(describeKey(server)).toBe("····9f3a");
    expect(describeKey({ apiKeyLast4: null })).toBe("none");
  });
});
