import { describe, expect, it } from "vitest";
import { changesAnything, describeResult, type OneResult } from "./describe-import";

const seeds = {
  kind: "seed_prompts",
  file: "a.jsonl",
  seedSetId: 1,
  seedSet: "A",
  added: 175,
  changed: 0,
  unchanged: 1200,
} as const;
const prompt = {
  kind: "constitution",
  file: "p.txt",
  constitutionId: 1,
  name: "Alder",
  version: 2,
  principles: 16,
  exemplars: 1,
} as const;

describe("what an import would do", () => {
  it("counts new, changed and unchanged seed prompts", () => {
    expect(describeResult(seeds)).toBe("175 new, 0 changed, 1,200 unchanged");
  });

  it("names the version that a prompt file becomes, or the one it equals", () => {
    expect(describeResult({ ...prompt, isNew: true })).toBe(
      "becomes Alder version 2: 16 principles, 1 exemplar",
    );
    expect(describeResult({ ...prompt, isNew: false })).toBe(
      "equals Alder version 2: 16 principles, 1 exemplar",
    );
  });

  it("knows an import that brings nothing new", () => {
    const same: OneResult[] = [
      { ...seeds, added: 0 },
      { ...prompt, isNew: false },
    ];
    expect(changesAnything(same)).toBe(false);
    expect(changesAnything([...same, seeds])).toBe(true);
  });
});
