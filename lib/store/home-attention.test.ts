import { describe, expect, it } from "vitest";
import type { Finding } from "@/lib/constitutions/finding";
import type { ServerProbe } from "@/lib/generation/server-probe";
import {
  attentionToBuild,
  attentionToCoverage,
  attentionToDraft,
  attentionToServer,
  attentionToWorkers,
  type BuildTrouble,
} from "./home-attention";
import type { ServerView } from "./servers";

const finding = (message: string, severity: Finding["severity"] = "warning"): Finding => ({
  code: "empty_text",
  severity,
  message,
  place: { kind: "preamble" },
});
const alder = { id: 4, name: "Alder" };

describe("the draft", () => {
  it("asks for attention with each of its findings, and says which forbid publishing", () => {
    expect(attentionToDraft(alder, [finding("One."), finding("Two.", "error")])).toEqual([
      { title: "One.", detail: "In the draft of Alder.", href: "/constitutions/4", action: "Fix" },
      expect.objectContaining({ title: "Two.", detail: expect.stringContaining("cannot be published") }),
    ]);
    expect(attentionToDraft(alder, [])).toEqual([]);
  });

  it("sums up findings where they are many", () => {
    const many = Array.from({ length: 9 }, (_, index) => finding(`Finding ${index}.`));
    expect(attentionToDraft(alder, many).map(({ title }) => title)).toEqual([
      "Finding 0.",
      "Finding 1.",
      "Finding 2.",
      "6 more findings",
    ]);
  });
});

describe("a build", () => {
  const calm: BuildTrouble = {
    id: 7,
    status: "running",
    serverName: "orchard-02",
    waitingReason: null,
    pauseReason: null,
    failureReason: null,
    failed: 0,
  };

  it("asks for attention when it waits, failed, or gave up on items, and only then", () => {
    const titles = (given: Partial<BuildTrouble>) =>
      attentionToBuild({ ...calm, ...given }).map(({ title }) => title);
    expect(titles({})).toEqual([]);
    expect(titles({ waitingReason: "It refuses connections." })).toEqual(["Build 7 waits for orchard-02"]);
    expect(titles({ status: "failed", failureReason: "Its server was removed." })).toEqual([
      "Build 7 failed",
    ]);
    expect(titles({ failed: 1 })).toEqual(["Build 7 gave up on 1 generation"]);
    expect(titles({ failed: 1200 })).toEqual(["Build 7 gave up on 1,200 generations"]);
  });
});

describe("a server", () => {
  const server = (probe: ServerProbe | null): ServerView => ({
    id: 1,
    name: "orchard-02",
    baseUrl: "http://127.0.0.1:8080/v1",
    model: "base",
    apiKeyLast4: null,
    isSample: false,
    maxInFlight: 8,
    requestsPerMinute: null,
    tokensPerMinute: null,
    pace: null,
    probe,
    probedAt: null,
    buildCount: 0,
  });
  const answering = (isWorking: boolean): ServerProbe => ({
    reachable: true,
    baseUrl: "http://127.0.0.1:8080/v1",
    kind: "vllm",
    build: null,
    models: ["base"],
    model: "base",
    windowTokens: null,
    slots: null,
    canTokenize: false,
    completions: { isWorking, isStreaming: true, hasUsage: true, firstTokenMs: 3, problem: "404 Not Found" },
    requestFields: null,
    metrics: null,
    hasBatchApi: null,
    hasChat: null,
    logprobs: null,
    seed: null,
    usageIn: null,
    bosTokens: null,
    windowProbe: null,
    checks: [],
  });

  it("asks for attention when its last test failed, not when it was never tested", () => {
    expect(attentionToServer(server(null))).toEqual([]);
    expect(attentionToServer(server(answering(true)))).toEqual([]);
    expect(attentionToServer(server(answering(false)))[0]).toMatchObject({ detail: "404 Not Found" });
    const probe: ServerProbe = {
      reachable: false,
      baseUrl: "",
      diagnosis: "Nothing listens there.",
      checks: [],
    };
    expect(attentionToServer(server(probe))).toEqual([
      {
        title: "orchard-02 does not answer",
        detail: "Nothing listens there.",
        href: "/servers",
        action: "Server",
      },
    ]);
  });
});

describe("workers", () => {
  it("are missed only while a build waits for one", () => {
    expect(attentionToWorkers({ openBuilds: 0, workersAlive: 0 })).toEqual([]);
    expect(attentionToWorkers({ openBuilds: 2, workersAlive: 1 })).toEqual([]);
    expect(attentionToWorkers({ openBuilds: 2, workersAlive: 0 })[0]?.detail).toMatch(/^2 builds wait/);
  });
});

describe("principles", () => {
  const use = (kept: number[]) => kept.map((count, index) => ({ number: index + 1, kept: count }));

  it("are told together when many kept records cite none of them", () => {
    const titles = (kept: number[], records: number) =>
      attentionToCoverage(4, use(kept), records).map(({ title }) => title);
    expect(titles([3, 0], 201)).toEqual(["Principle 2 is cited in none of 201 kept records"]);
    expect(titles([0, 4, 0, 0], 5000)).toEqual([
      "Principles 1, 3 and 4 are cited in none of 5,000 kept records",
    ]);
    expect(titles([3, 4], 201)).toEqual([]);
    expect(titles([3, 0], 200)).toEqual([]);
  });
});
