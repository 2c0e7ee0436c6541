import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { sampleReport } from "@/testing/export-report";
import { datasetCard } from "./dataset-card";
import { openFormat } from "./export-formats";
import type { FormatOptions } from "./format-options";
import { shardCount, shardName } from "./shard-names";

const facts = (
  format: FormatOptions = { name: "messages", system: null, hasThoughts: false },
  files = {},
) => ({
  card: {
    title: 'Wren: "answers" #1',
    licence: "cc-by-4.0",
    languages: ["en", "no"],
    description: "What Wren answers.\n\n---\n\nMore.",
  },
  format: format.name,
  container: "parquet" as const,
  columns: openFormat(format).columns,
  report: sampleReport(files),
});

/** What the Hub reads: what stands between the first two lines of three dashes. */
function metadata(card: string) {
  const [, yaml] = /^---\n([\s\S]*?)\n---\n/.exec(card) ?? [];
  return parse(yaml ?? "");
}

describe("a dataset card", () => {
  it("begins with metadata that the Hub understands", () => {
    expect(metadata(datasetCard(facts()))).toEqual({
      pretty_name: 'Wren: "answers" #1',
      license: "cc-by-4.0",
      language: ["en", "no"],
      task_categories: ["text-generation"],
      size_categories: ["1K<n<10K"],
      tags: ["self-align", "synthetic", "instruction-tuning", "conversational"],
      configs: [
        {
          config_name: "default",
          data_files: [
            { split: "train", path: "data/train-*.parquet" },
            { split: "test", path: "data/test-*.parquet" },
          ],
        },
      ],
      dataset_info: {
        config_name: "default",
        features: [
          {
            name: "messages",
            list: [
              { name: "role", dtype: "string" },
              { name: "content", dtype: "string" },
            ],
          },
        ],
        splits: [
          { name: "train", num_bytes: 700, num_examples: 1500 },
          { name: "test", num_bytes: 300, num_examples: 500 },
        ],
        download_size: 1000,
        dataset_size: 1000,
      },
    });
  });

  it("reads Norwegian as a language and no as no answer", () => {
    expect(metadata(datasetCard(facts())).language[1]).toBe("no");
  });

  it("types every column of every format", () => {
    const { features } = metadata(datasetCard(facts({ name: "studio", hasRawText: false }))).dataset_info;
    expect(features).toContainEqual({ name: "id", dtype: "int64" });
    expect(features).toContainEqual({ name: "score", dtype: "float64" });
    expect(features).toContainEqual({ name: "is_refusal", dtype: "bool" });
    expect(features).toContainEqual({ name: "tags", sequence: "string" });
    expect(features).toContainEqual({ name: "principles", sequence: "int64" });
    expect(features).toContainEqual({ name: "created", dtype: "string" });
    expect(features).toContainEqual({ name: "facts", dtype: "string" });
  });

  it("names the size as the Hub counts it", () => {
    const sizeOf = (rows: number) => {
      const files = [{ path: "data/train-0", split: "train" as const, rows, bytes: 1, sha256: "" }];
      return metadata(datasetCard(facts(undefined, { files }))).size_categories[0];
    };
    expect([0, 999, 1000, 9_999, 10_000, 999_999, 1_000_000].map(sizeOf)).toEqual([
      "n<1K",
      "n<1K",
      "1K<n<10K",
      "1K<n<10K",
      "10K<n<100K",
      "100K<n<1M",
      "1M<n<10M",
    ]);
  });

  it("tells a person how it was made, what it lacks and whose method it is", () => {
    const card = datasetCard(facts());
    const heads = [...card.matchAll(/^## (.*)$/gm)].map(([, head]) => head);
    expect(heads).toEqual([
      "Fields",
      "How it was made",
      "Filters",
      "Kept and dropped",
      "Splits",
      "Lengths",
      "Leaks",
      "Identity",
      "Empty, cut off and repeated",
      "Known limits",
      "Licence",
      "Citation",
    ]);
    expect(card).toContain("- 1 answers name another assistant or its maker.");
    expect(card).toContain("2305.03047");
  });
});

describe("shards", () => {
  it("are named as the Hub's own writers name them, and match what the card looks for", () => {
    expect(shardName("train", 0, shardCount(1_150_000, 100_000), "parquet")).toBe(
      "data/train-00000-of-00012.parquet",
    );
  });

  it("are one at least, so that an empty split is a file and no gap", () => {
    expect(shardCount(0, 100_000)).toBe(1);
    expect(shardCount(100_000, 100_000)).toBe(1);
  });
});
