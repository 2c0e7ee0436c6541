import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_PROBES } from "@/lib/api/probe-sets";
import { addNewProbes, readPastedLines } from "./probe-set-text";

const probe = (instruction: string, input = "") => ({ instruction, input });

test("every line that is not empty is one request, whatever ends the lines", () => {
  expect(readPastedLines("Why is the sky blue?\r\n\n  Name a bird. \rWrite a haiku.")).toEqual([
    probe("Why is the sky blue?"),
    probe("Name a bird."),
    probe("Write a haiku."),
  ]);
  expect(readPastedLines(" \n\n")).toEqual([]);
});

test("a request that the set has already is not added again; the same words with another input are", () => {
  const set = [probe("Sort this."), probe("Sort this.", "b, a")];
  expect(
    addNewProbes(set, [probe("Sort this.", "b, a"), probe("Sort this.", "d, c"), probe("New.")]),
  ).toEqual([...set, probe("Sort this.", "d, c"), probe("New.")]);
});

test("adding keeps what was there in its place, brings nothing twice and never overfills the set", () => {
  const probes = fc.array(
    fc.record({ instruction: fc.constantFrom("a", "b", "c", "d", "e"), input: fc.constantFrom("", "x") }),
  );
  fc.assert(
    fc.property(probes, probes, (have, more) => {
      const start = addNewProbes([], have);
      const all = addNewProbes(start, more);
      expect(all.slice(0, start.length)).toEqual(start);
      expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(all.length);
      expect(addNewProbes(all, more)).toEqual(all);
    }),
  );
  const many = Array.from({ length: MAX_PROBES + 5 }, (_, i) => probe(`Number ${i}`));
  expect(addNewProbes([], many)).toHaveLength(MAX_PROBES);
});
