import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import { definePreset } from "@/lib/filters/preset-rules";
import type { InventingStep, PoolEntry } from "@/lib/steps/inventing-step";
import { selfInstruct } from "@/lib/steps/self-instruct";
import type { StepRequest, StepSetup } from "@/lib/steps/step";
import { AnswerReader, type JudgedPiece, type SettledItem } from "./answer-reader";

const preset = definePreset({
  name: "test",
  version: 1,
  title: "",
  source: "",
  rules: [{ rule: "blacklist", isEnabled: true, params: { words: ["picture"] } }],
});
const pool: PoolEntry[] = ["Name a river.", "Explain how tides come about.", "Sum up this text."].map(
  (instruction, at) => ({
    origin: `seed_task_${at}`,
    instruction,
    input: "",
    output: "",
    isClassification: false,
    topic: null,
    questionType: null,
  }),
);
const setup = (settings: Record<string, unknown>): StepSetup => ({
  ...NO_CONSTITUTION,
  templates: {},
  settings: selfInstruct.settings.parse(settings),
});

/** A build with what the engine keeps of it; `texts` is the server: what it sends for an item follows from the prompt. */
class Simulation {
  readonly items: StepRequest[] = [];
  readonly records: JudgedPiece[] = [];
  isOver = false;
  reason: string | undefined;
  private readonly arrived = new Set<number>();
  private reader: AnswerReader;

  constructor(
    private readonly settings: Record<string, unknown>,
    private readonly target: number | null,
    private readonly step: InventingStep = selfInstruct,
  ) {
    this.reader = this.open();
    this.take(this.reader.next());
  }

  get openItems(): number[] {
    return this.items.flatMap((_, item) => (this.arrived.has(item) ? [] : [item]));
  }

  /** The answer to an item arrives; what can be read is read. */
  arrive(item: number): void {
    this.arrived.add(item);
    while (!this.isOver && this.arrived.has(this.reader.readTo)) {
      const { pieces, next } = this.reader.read(this.settled(this.reader.readTo));
      this.records.push(...pieces);
      this.take(next);
    }
  }

  /** The process dies and another one takes the build up from its rows. */
  restart(): void {
    const { readTo } = this.reader;
    this.reader = this.open(readTo);
    for (const { piece, item, part, verdict } of this.records)
      if (verdict === "kept") this.reader.restore({ ...piece, rawText: "", item, part });
  }

  get accepted(): string[] {
    return this.records.flatMap(({ verdict, piece }) => (verdict === "kept" ? [piece.instruction] : []));
  }

  private open(readTo = 0): AnswerReader {
    const given = {
      seed: 5,
      setup: setup(this.settings),
      pool,
      sources: [],
      target: this.target,
      earlier: [],
    };
    return new AnswerReader(this.step, preset, given, { asked: this.items.length, readTo });
  }

  private settled(item: number): SettledItem {
    const request = this.items[item] ?? { instruction: "", input: "" };
    const text = completionOf(selfInstruct.renderPrompt(setup(this.settings), request), item);
    return { item, request, answer: item % 11 === 7 ? null : { text, finishReason: "stop" } };
  }

  private take({ requests, isOver, reason }: ReturnType<AnswerReader["next"]>): void {
    this.items.push(...requests);
    this.isOver = isOver;
    this.reason = reason;
  }
}

/** Some tasks that depend on the whole prompt and the item, as a model's text does. */
function completionOf(prompt: string, item: number): string {
  let hash = item + 1;
  for (const letter of prompt) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  const subjects = ["tea", "a bridge", "the moon", "old maps", "a picture", "bread", "rain", "chess", "wool"];
  const verbs = ["Explain", "Describe", "Compare", "Praise", "Plan", "Write about", "Translate"];
  const lines = Array.from({ length: 1 + (hash % 4) }, (_, at) => {
    hash = (Math.imul(hash, 1_103_515_245) + 12_345) >>> 0;
    const [subject, verb] = [subjects[hash % 9], verbs[(hash >>> 8) % 7]];
    return `${at === 0 ? "" : `${9 + at}. `}${verb} ${subject} ${(hash >>> 12) % 60} beside ${subjects[(hash >>> 17) % 9]} ${(hash >>> 22) % 60}.`;
  });
  return ` ${lines.join("\n")}`;
}

const settings = { layout: "list", examples: 8, machineExamples: 2, lag: 6, threshold: 0.7 };

/** All answers in the order of the items. */
function inOrder(target: number | null, given: Record<string, unknown> = settings): Simulation {
  const build = new Simulation(given, target);
  for (let item = 0; !build.isOver; item += 1) build.arrive(item);
  return build;
}

describe("what a build accepts and asks", () => {
  it("is the same for every order in which its answers arrive, wherever its process dies", () => {
    const undisturbed = inOrder(60);
    expect(undisturbed.accepted).toHaveLength(60);
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), fc.infiniteStream(fc.nat({ max: 9 })), (order, deaths) => {
        const build = new Simulation(settings, 60);
        while (!build.isOver) {
          const waiting = build.openItems;
          build.arrive(waiting[(order.next().value ?? 0) % waiting.length] ?? 0);
          if (deaths.next().value === 0) build.restart();
        }
        expect(build.accepted).toEqual(undisturbed.accepted);
        expect(build.items).toEqual(undisturbed.items);
        expect(build.records).toEqual(undisturbed.records);
      }),
      { numRuns: 30 },
    );
  });

  it("never runs ahead of what was read by more than the lag, and shows machine tasks once there are some", () => {
    const build = inOrder(60);
    const machine = build.items.map(({ body }) =>
      body?.step === "self-instruct"
        ? body.examples.filter(({ from }) => from.kind === "accepted").length
        : 0,
    );
    expect(machine.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(machine.at(-1)).toBe(2);
  });

  it("begins as a build with a higher target does", () => {
    const [small, large] = [inOrder(20), inOrder(60)];
    expect(large.accepted.slice(0, 20)).toEqual(small.accepted);
    expect(large.items.slice(0, small.items.length)).toEqual(small.items);
  });

  it("ends with the target to the piece, and what came behind it in the same answer is surplus", () => {
    for (const target of [1, 17, 40]) {
      const build = inOrder(target);
      expect(build.accepted).toHaveLength(target);
      const last = build.records.findLastIndex(({ verdict }) => verdict === "kept");
      const behind = build.records.slice(last + 1);
      expect(new Set(behind.map(({ reason }) => reason))).toEqual(
        new Set(behind.length > 0 ? ["surplus"] : []),
      );
      expect(build.reason).toBeUndefined();
    }
  });

  it("ends with the target also where the step would ask on", () => {
    const tireless: InventingStep = {
      ...selfInstruct,
      next: (state) => ({ requests: selfInstruct.next({ ...state, target: null }).requests, isOver: false }),
    };
    const build = new Simulation({ ...settings, maxRequests: 2_000 }, 5, tireless);
    while (!build.isOver) build.arrive(build.openItems[0] ?? expect.fail("nothing is left to ask"));
    expect(build.records.filter(({ verdict }) => verdict === "kept")).toHaveLength(5);
  });

  it("ends with a reason where nothing new comes any more", () => {
    const build = inOrder(100_000, { ...settings, threshold: 0.2, mostFruitless: 30 });
    expect(build.accepted.length).toBeGreaterThan(0);
    expect(build.reason).toMatch(/^3\d answers in a row brought nothing new$/);
  });
});

describe("a piece", () => {
  const pieces = inOrder(60).records;

  it("that a rule drops bears the rule’s name, and does not count as seen", () => {
    const dropped = pieces.filter(({ reason }) => reason === "blacklist");
    expect(dropped.length).toBeGreaterThan(0);
    for (const { piece, nearest } of dropped) {
      expect(piece.instruction).toContain("picture");
      expect(nearest).toBeNull();
    }
  });

  it("that is not new names what it resembles, which is a seed prompt or was accepted before it", () => {
    const dropped = pieces.filter(({ reason }) => reason === "near_duplicate");
    expect(dropped.length).toBeGreaterThan(0);
    for (const { nearest, item, part } of dropped) {
      expect(nearest?.score).toBeGreaterThan(0.7);
      const { from } = nearest ?? {};
      if (from?.kind !== "accepted") continue;
      const earlier = pieces.find((one) => one.item === from.item && one.part === from.part);
      expect(earlier).toMatchObject({ verdict: "kept", piece: { instruction: nearest?.text } });
      expect(100 * from.item + from.part).toBeLessThan(100 * item + part);
    }
  });
});
