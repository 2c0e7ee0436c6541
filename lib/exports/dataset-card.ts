import { stringify } from "yaml";
import type { Column, ColumnType } from "./column";
import type { ExportReport } from "./export-report";
import type { CardWish, ContainerName } from "./export-wish";
import type { FormatName } from "./format-options";
import { markdownTable } from "./markdown-table";
import { reportSections } from "./report-sections";
import { shardPattern } from "./shard-names";

type CardFacts = {
  card: CardWish;
  format: FormatName;
  container: ContainerName;
  columns: readonly Column[];
  report: ExportReport;
};

/** `README.md` of a dataset folder: metadata that the Hub reads, then what a person should know. */
export function datasetCard(facts: CardFacts): string {
  const { card, report, columns } = facts;
  const fields = markdownTable(
    ["field", "holds", "may be null"],
    columns.map(({ name, type, isNullable }) => [`\`${name}\``, typeWords[type], isNullable ? "yes" : ""]),
  );
  const sections = [
    { title: "Fields", body: fields },
    ...reportSections(report),
    { title: "Known limits", body: knownLimits(facts) },
    { title: "Licence", body: `\`${card.licence}\`. Terms of the models that answered may apply as well.` },
    { title: "Citation", body: `The method:\n\n\`\`\`bibtex\n${SELF_ALIGN}\n\`\`\`` },
  ];
  return [
    `---\n${stringify(cardMetadata(facts), { lineWidth: 0 })}---`,
    `# ${card.title}`,
    ...(card.description.trim() === "" ? [] : [card.description.trim()]),
    ...sections.map(({ title, body }) => `## ${title}\n\n${body}`),
    "What went in and came out, with a hash of each, stands in `manifest.json`.",
    "",
  ].join("\n\n");
}

/** The YAML of a card. `num_bytes` is the size of a split's files. */
export function cardMetadata({ card, format, container, columns, report }: CardFacts) {
  const bytesOf = (split: string) =>
    report.files.reduce((sum, file) => (file.split === split ? sum + file.bytes : sum), 0);
  const splits = report.splits.map(({ split, rows }) => ({
    name: split,
    num_bytes: bytesOf(split),
    num_examples: rows,
  }));
  const bytes = splits.reduce((sum, { num_bytes }) => sum + num_bytes, 0);
  return {
    pretty_name: card.title,
    license: card.licence,
    language: card.languages,
    task_categories: ["text-generation"],
    size_categories: [sizeCategory(report.rows)],
    tags: ["self-align", "synthetic", ...formatTags[format]],
    configs: [
      {
        config_name: "default",
        data_files: report.splits.map(({ split }) => ({ split, path: shardPattern(split, container) })),
      },
    ],
    dataset_info: {
      config_name: "default",
      features: columns.map(feature),
      splits,
      download_size: bytes,
      dataset_size: bytes,
    },
  };
}

const formatTags: Record<FormatName, string[]> = {
  studio: [],
  alpaca: ["instruction-tuning"],
  sharegpt: ["instruction-tuning", "conversational"],
  messages: ["instruction-tuning", "conversational"],
  dromedary: ["instruction-tuning"],
  preference: ["preference", "dpo"],
  prompts: ["prompts"],
};

const pairOf = (...names: string[]) => names.map((name) => ({ name, dtype: "string" }));

/** As the Hub's metadata writes a column's type. */
function feature({ name, type }: Column) {
  if (type === "strings") return { name, sequence: "string" };
  if (type === "ints") return { name, sequence: "int64" };
  if (type === "messages") return { name, list: pairOf("role", "content") };
  if (type === "conversations") return { name, list: pairOf("from", "value") };
  const dtypes = { int: "int64", float: "float64", boolean: "bool" } as const;
  return { name, dtype: type in dtypes ? dtypes[type as keyof typeof dtypes] : "string" };
}

const typeWords: Record<ColumnType, string> = {
  string: "text",
  int: "whole number",
  float: "number",
  boolean: "true or false",
  timestamp: "moment, ISO 8601 in UTC",
  strings: "list of texts",
  ints: "list of whole numbers",
  messages: "list of {role, content}",
  conversations: "list of {from, value}",
  json: "JSON",
};

/** The Hub's own words for how many rows there are. */
function sizeCategory(rows: number): string {
  const steps = ["1K", "10K", "100K", "1M", "10M", "100M", "1B"];
  const step = steps.findIndex((_, index) => rows < 1000 * 10 ** index);
  if (step === 0) return "n<1K";
  return step === -1 ? "1B<n<10B" : `${steps[step - 1]}<n<${steps[step]}`;
}

function knownLimits({ report: { counts, splits } }: CardFacts): string {
  const share = (count: number) => `${((count / Math.max(1, counts.records)) * 100).toFixed(1)} %`;
  const limits = [
    "The answers were written by language models, not by people, and were not checked for truth.",
    "What a model knows ends with its training; answers may be out of date.",
    counts.leaks.atThreshold > 0 &&
      `${counts.leaks.atThreshold} answers repeat a good part of an exemplar that the model was shown.`,
    counts.identity.namesOthers > 0 &&
      `${counts.identity.namesOthers} answers name another assistant or its maker.`,
    counts.truncated > 0 && `${share(counts.truncated)} of the answers were cut off by the limit of tokens.`,
    counts.refusals > 0 && `${share(counts.refusals)} of the answers refuse.`,
    counts.nearDuplicates > 0 &&
      `${counts.nearDuplicates} records are nearly the same as an earlier one${splits.length > 1 ? "; see the manifest for whether splits keep them together" : ""}.`,
  ];
  return limits.flatMap((limit) => (limit === false ? [] : [`- ${limit}`])).join("\n");
}

const SELF_ALIGN = `@inproceedings{sun2023selfalign,
  title = {Principle-Driven Self-Alignment of Language Models from Scratch with Minimal Human Supervision},
  author = {Sun, Zhiqing and Shen, Yikang and Zhou, Qinhong and Zhang, Hongxin and Chen, Zhenfang and Cox, David and Yang, Yiming and Gan, Chuang},
  booktitle = {Advances in Neural Information Processing Systems},
  year = {2023},
  url = {https://arxiv.org/abs/2305.03047}
}`;
