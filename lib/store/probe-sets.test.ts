import { describe, expect, it } from "vitest";
import { provideTestDatabase } from "@/testing/provide-test-database";
import {
  addProbeSet,
  addProbes,
  getProbeSet,
  listProbeSets,
  removeProbeSet,
  saveProbeSet,
} from "./probe-sets";

provideTestDatabase();

const probe = (instruction: string, input = "") => ({ instruction, input });

describe("a probe set", () => {
  it("is kept as it was given, found by name, changed and removed", async () => {
    const { id } = await addProbeSet({
      name: "Seas",
      probes: [probe("Why salt?"), probe("Sum up", "A text.")],
    });
    await addProbeSet({ name: "Rivers", probes: [] });
    expect((await listProbeSets()).map(({ name }) => name)).toEqual(["Rivers", "Seas"]);
    const saved = await saveProbeSet(id, { name: "Oceans", probes: [probe("Why tides?")] });
    expect(saved).toMatchObject({ id, name: "Oceans", probes: [probe("Why tides?")] });
    await removeProbeSet(id);
    await expect(removeProbeSet(id)).rejects.toMatchObject({ kind: "not_found" });
    await expect(saveProbeSet(id, { name: "x", probes: [] })).rejects.toMatchObject({ kind: "not_found" });
  });

  it("has a name of its own", async () => {
    const { id } = await addProbeSet({ name: "Lakes", probes: [] });
    await expect(addProbeSet({ name: "Lakes", probes: [] })).rejects.toMatchObject({ kind: "conflict" });
    await addProbeSet({ name: "Ponds", probes: [] });
    await expect(saveProbeSet(id, { name: "Ponds", probes: [] })).rejects.toMatchObject({ kind: "conflict" });
  });

  it("takes a request once, whoever adds it, and loses none of two people who add at once", async () => {
    const { id } = await addProbeSet({ name: "Together", probes: [probe("a")] });
    await Promise.all([
      addProbes(id, [probe("b"), probe("a"), probe("b", "other input")], 10),
      addProbes(id, [probe("c")], 10),
    ]);
    const { probes } = await getProbeSet(id);
    expect(probes[0]).toEqual(probe("a"));
    expect(new Set(probes.map((one) => `${one.instruction}|${one.input}`))).toEqual(
      new Set(["a|", "b|", "b|other input", "c|"]),
    );
    expect(probes).toHaveLength(4);
    await expect(addProbes(id, [probe("d"), probe("e")], 5)).rejects.toThrow("5 are the most");
    expect((await getProbeSet(id)).probes).toHaveLength(4);
  });
});
