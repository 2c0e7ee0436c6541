import fc from "fast-check";
import { expect, test } from "vitest";
import { planTopicAction, type TopicPlan } from "./plan-topic-action";
import type { Topic } from "./topic-action";

const ART = "Questions about art";
const LAW = "Questions about law";
const topic = (id: number, text: string, questionType = ART, reason: string | null = null): Topic => ({
  id,
  topic: text,
  questionType,
  verdict: reason === null ? "kept" : "dropped",
  reason,
  facts: { round: 1 },
});
const all = [
  topic(1, "Fresco"),
  topic(2, "Opera"),
  topic(3, "Mosaic", ART, "removed_by_hand"),
  topic(4, "Haiku"),
  topic(5, "Patent", LAW),
];
const shortOf = ({ changes }: TopicPlan) => changes.map(({ id, verdict, reason }) => [id, verdict, reason]);

test("removing drops the topic with its reason, and restoring takes it back", () => {
  const plan = planTopicAction({ kind: "remove", ids: [1, 3] }, all);
  expect(shortOf(plan)).toEqual([[1, "dropped", "removed_by_hand"]]);
  expect(planTopicAction({ kind: "remove", ids: [1] }, all).message).toBe("Removed “Fresco”");
  expect(shortOf(planTopicAction({ kind: "restore", ids: [3] }, all))).toEqual([[3, "kept", null]]);
});

test("adding makes a topic of its type, but not twice, and brings back one that was removed", () => {
  const plan = planTopicAction(
    { kind: "add", questionType: ART, topics: ["Ballet", "ballets", "Mosaic", "Opera"] },
    all,
  );
  expect(plan.additions).toEqual([{ topic: "Ballet", questionType: ART, sourceId: null }]);
  expect(shortOf(plan)).toEqual([[3, "kept", null]]);
  expect(() => planTopicAction({ kind: "add", questionType: ART, topics: ["operas"] }, all)).toThrow(
    /has “Opera” already/,
  );
});

test("a type begins with its first topic and ends with its last one", () => {
  const added = planTopicAction(
    { kind: "add", questionType: "Questions about tea", topics: ["Oolong"] },
    all,
  );
  expect(added.additions).toEqual([{ topic: "Oolong", questionType: "Questions about tea", sourceId: null }]);
  expect(shortOf(planTopicAction({ kind: "remove_type", questionType: LAW }, all))).toEqual([
    [5, "dropped", "removed_by_hand"],
  ]);
  expect(() => planTopicAction({ kind: "remove_type", questionType: "None" }, all)).toThrow(
    /no topic to remove/,
  );
});

test("renaming keeps what the build made and puts a new topic in its place", () => {
  const plan = planTopicAction({ kind: "rename", id: 2, topic: "Grand Opera" }, all);
  expect(shortOf(plan)).toEqual([[2, "dropped", "renamed"]]);
  expect(plan.additions).toEqual([{ topic: "Grand Opera", questionType: ART, sourceId: 2 }]);
  expect(planTopicAction({ kind: "rename", id: 2, topic: "Operas" }, all).additions).toHaveLength(1);
  expect(() => planTopicAction({ kind: "rename", id: 2, topic: "Frescoes" }, all)).toThrow(
    /has “Fresco” already/,
  );
});

test("a merge leaves one topic that says what it was made of, also after a second merge", () => {
  const first = planTopicAction({ kind: "merge", keepId: 1, ids: [1, 2] }, all);
  expect(first.message).toBe("Merged “Opera” into “Fresco”");
  expect(first.changes).toEqual([
    { id: 1, verdict: "kept", reason: null, facts: { round: 1, mergedFrom: ["Opera"] } },
    { id: 2, verdict: "dropped", reason: "merged", facts: { round: 1, mergedInto: "Fresco" } },
  ]);
  const after = all.map((one) => ({ ...one, ...first.changes.find(({ id }) => id === one.id) }));
  const second = planTopicAction({ kind: "merge", keepId: 4, ids: [1] }, after);
  expect(second.changes[0]?.facts).toEqual({ round: 1, mergedFrom: ["Fresco", "Opera"] });
  expect(() => planTopicAction({ kind: "merge", keepId: 1, ids: [5] }, all)).toThrow(/one type/);
  expect(() => planTopicAction({ kind: "merge", keepId: 1, ids: [1] }, all)).toThrow(/another one/);
});

test("an unknown topic is told, and nothing is planned", () => {
  expect(() => planTopicAction({ kind: "remove", ids: [1, 99] }, all)).toThrow(/record 99 is no topic/);
});

const topicsOf = fc
  .array(fc.tuple(fc.constantFrom(ART, LAW, "Third"), fc.boolean()), { maxLength: 60 })
  .map((list) => list.map(([type, isKept], at) => topic(at + 1, `T${at}`, type, isKept ? null : "merged")));

test("a cap leaves so many of each type, and balancing as many of each as the smallest has", () => {
  fc.assert(
    fc.property(
      topicsOf,
      fc.nat(30),
      fc.constantFrom("first" as const, "sample" as const),
      fc.nat(),
      (list, count, keep, seed) => {
        const left = (plan: TopicPlan) => {
          const gone = new Set(plan.changes.map(({ id }) => id));
          expect(plan.changes.every(({ reason }) => reason === "over_cap")).toBe(true);
          return [ART, LAW, "Third"].map(
            (type) =>
              list.filter((one) => one.verdict === "kept" && one.questionType === type && !gone.has(one.id))
                .length,
          );
        };
        const had = left({ message: "", changes: [], additions: [] });
        const capped = planTopicAction({ kind: "cap", questionType: null, count, keep, seed }, list);
        expect(left(capped)).toEqual(had.map((kept) => Math.min(kept, count)));
        expect(planTopicAction({ kind: "cap", questionType: null, count, keep, seed }, list)).toEqual(capped);
        const smallest = Math.min(...had.filter((kept) => kept > 0));
        expect(left(planTopicAction({ kind: "balance", keep, seed }, list))).toEqual(
          had.map((kept) => Math.min(kept, smallest)),
        );
      },
    ),
  );
});

test("the first ones that are kept are the first of the dataset", () => {
  const plan = planTopicAction({ kind: "cap", questionType: ART, count: 1, keep: "first", seed: 0 }, all);
  expect(plan.changes.map(({ id }) => id)).toEqual([2, 4]);
  expect(plan.message).toBe(`Capped “${ART}” at 1, the first ones kept: 2 topics left out`);
});
