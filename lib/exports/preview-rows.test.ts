import { describe, expect, it } from "vitest";
import { exportableRecord } from "@/testing/exportable-record";
import { openFormat } from "./export-formats";
import { previewRows } from "./preview-rows";

async function* stream(asked: { count: number }, requests: readonly string[]) {
  for (const [index, instruction] of requests.entries()) {
    asked.count += 1;
    yield exportableRecord({ id: index + 1, instruction });
  }
}

describe("a preview", () => {
  it("has the first rows and reads no further", async () => {
    const asked = { count: 0 };
    const rows = await previewRows(
      openFormat({ name: "alpaca", system: null }),
      stream(asked, ["a", "b", "c", "d", "e"]),
      2,
    );
    expect(rows.map((row) => row.instruction)).toEqual(["a", "b"]);
    expect(asked.count).toBe(2);
  });

  it("takes adjacent records of one request together where the format wants them so", async () => {
    const rows = await previewRows(
      openFormat({ name: "prompts", isDistinct: true }),
      stream({ count: 0 }, ["a", "a", "b", "c", "c"]),
      9,
    );
    expect(rows.map((row) => row.prompt)).toEqual(["a", "b", "c"]);
  });

  it("numbers rows through all records", async () => {
    const format = openFormat({
      name: "dromedary",
      assistantName: "Wren",
      layout: "reference",
      prompts: [],
      seed: 1,
    });
    const rows = await previewRows(format, stream({ count: 0 }, ["a", "b", "c"]), 9);
    expect(rows.map((row) => row.example_id)).toEqual([1, 2, 3]);
  });
});
