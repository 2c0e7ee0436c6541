import { describe, expect, it } from "vitest";
import { type ExportWishInput, exportWishSchema } from "./export-wish";

const wish = (given: Partial<ExportWishInput> = {}): ExportWishInput => ({
  layout: "file",
  format: { name: "messages" },
  container: "jsonl",
  ...given,
});
const complaints = (given: Partial<ExportWishInput>) =>
  exportWishSchema.safeParse(wish(given)).error?.issues.map(({ path }) => path[0]) ?? [];
const card = { title: "Wren", licence: "mit", languages: ["en"], description: "" };
const training = { recipe: "engraving" as const, baseModel: "base" };
const split = { train: 0.9, validation: 0.1, test: 0, seed: 1 };

describe("a wish for an export", () => {
  it("needs no more than a layout, a format and a container", () => {
    expect(exportWishSchema.parse(wish())).toMatchObject({
      format: { name: "messages", system: null, hasThoughts: false },
      filters: [],
      split: null,
      identity: null,
      shardRows: 100_000,
    });
  });

  it("is what it was after it was read again", () => {
    const read = exportWishSchema.parse(wish({ layout: "hugging_face", card, split }));
    expect(exportWishSchema.parse(JSON.parse(JSON.stringify(read)))).toEqual(read);
  });

  it("is refused where its parts do not go together, naming the part", () => {
    expect(complaints({ split })).toEqual(["split"]);
    expect(complaints({ layout: "hugging_face" })).toEqual(["card"]);
    expect(complaints({ layout: "trainer" })).toEqual(["trainers"]);
    expect(complaints({ layout: "trainer", trainers: ["trl"], training, container: "csv" })).toEqual([
      "container",
    ]);
    expect(complaints({ format: { name: "prompts" }, sort: { by: "score", isFalling: true } })).toEqual([
      "sort",
    ]);
    expect(
      complaints({
        format: { name: "preference", pairing: { by: "verdict" } },
        identity: { setId: 1 },
      }),
    ).toEqual(["identity"]);
  });

  it("is refused where a trainer cannot read the format, and taken where it can", () => {
    const forTrl = { layout: "trainer" as const, trainers: ["trl" as const], training };
    expect(complaints({ ...forTrl, format: { name: "alpaca" } })).toEqual(["trainers"]);
    expect(complaints({ ...forTrl, format: { name: "studio" } })).toEqual(["trainers"]);
    expect(complaints(forTrl)).toEqual([]);
  });

  it("has shares of a split that add up to 1, and a licence as the Hub writes it", () => {
    expect(complaints({ layout: "hugging_face", card, split: { ...split, test: 0.1 } })).toEqual(["split"]);
    expect(complaints({ layout: "hugging_face", card: { ...card, licence: "CC BY" } })).toEqual(["card"]);
  });
});
