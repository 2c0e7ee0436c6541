import type { Ingredient } from "./export-manifest";
import type { ExportReport } from "./export-report";
import { markdownTable } from "./markdown-table";
import type { ReportCounts } from "./report-counter";

const whole = (value: number) => value.toLocaleString("en");
const percent = (part: number, of: number) => (of === 0 ? "–" : `${((part / of) * 100).toFixed(1)} %`);

/** A heading's name and what stands under it, in Markdown. */
export type Section = { title: string; body: string };

/** What both the report and the card tell of an export's records. */
export function reportSections(report: ExportReport): Section[] {
  return [
    { title: "How it was made", body: ingredientTable(report.ingredients) },
    { title: "Filters", body: filterList(report.filters) },
    { title: "Kept and dropped", body: verdictTable(report.counts) },
    { title: "Splits", body: splitTable(report) },
    { title: "Lengths", body: lengthTables(report.counts) },
    { title: "Leaks", body: leakTable(report.counts) },
    { title: "Identity", body: identityWords(report) },
    { title: "Empty, cut off and repeated", body: faultTable(report.counts) },
  ];
}

const kindWords: Record<Ingredient["kind"], string> = {
  dataset: "dataset",
  build: "build",
  constitution: "constitution",
  model: "model",
  preset: "filter preset",
  template: "template",
  identity_set: "identity set",
};

function ingredientTable(ingredients: readonly Ingredient[]): string {
  if (ingredients.length === 0) return "Nothing is known of where the records are from.";
  return markdownTable(
    ["what", "name", "records", "SHA-256"],
    ingredients.map(({ kind, name, recordCount, sha256 }) => [
      kindWords[kind],
      name,
      recordCount === null ? "" : whole(recordCount),
      sha256 === null ? "" : `\`${sha256}\``,
    ]),
  );
}

function filterList(filters: readonly string[]): string {
  if (filters.length === 0) return "None: every record of the dataset.";
  return filters.map((filter) => `- ${filter.replace(/\s+/g, " ")}`).join("\n");
}

function verdictTable({ records, kept, dropped, reasons }: ReportCounts): string {
  return markdownTable(
    ["verdict", "records", "share"],
    [
      ["kept", kept, percent(kept, records)],
      ["dropped", dropped, percent(dropped, records)],
      ...reasons.map(({ reason, count }): [string, number, string] => [
        `dropped by ${reason}`,
        count,
        percent(count, records),
      ]),
    ],
  );
}

function splitTable({ rows, splits, identityRows }: ExportReport): string {
  const own = identityRows === 0 ? "" : `\n\n${whole(identityRows)} of the rows say who the assistant is.`;
  if (splits.length === 0) return `One file of ${whole(rows)} rows.${own}`;
  const table = markdownTable(
    ["split", "rows", "share"],
    splits.map(({ split, rows: ofSplit }) => [split, ofSplit, percent(ofSplit, rows)]),
  );
  return `${table}${own}`;
}

function lengthTables({ characters, tokens }: ReportCounts): string {
  const named = [
    ...Object.entries(characters).map(([name, summary]) => ({ name: `${name}, characters`, summary })),
    ...Object.entries(tokens).map(([name, summary]) => ({ name: `${name}, tokens as counted`, summary })),
  ];
  const rows = named.flatMap(({ name, summary }) =>
    summary === null
      ? []
      : [
          [
            name,
            summary.min,
            summary.p5,
            summary.median,
            summary.p95,
            summary.max,
            Math.round(summary.mean),
          ] as const,
        ],
  );
  if (rows.length === 0) return "No records.";
  const table = markdownTable(["of", "min", "p5", "median", "p95", "max", "mean"], rows);
  return `${table}\n\nAbove 255, p5, median and p95 are exact to 0.4 %.`;
}

function leakTable({ leaks, records }: ReportCounts): string {
  if (leaks.notLookedAt === records) return "Not looked at: these records have no leak share.";
  const table = markdownTable(
    ["share of the reply that stands in an exemplar", "records"],
    leaks.byTenth.map((count, tenth) => [`${tenth * 10}–${tenth * 10 + 10} %`, count]),
  );
  const found =
    leaks.examples.length === 0 ? "" : `, the first with the ids ${leaks.examples.map(String).join(", ")}`;
  return `${table}\n\n${whole(leaks.atThreshold)} at or above ${Math.round(leaks.threshold * 100)} %${found}. ${whole(leaks.notLookedAt)} not looked at.`;
}

function identityWords({ counts: { identity, records } }: ExportReport): string {
  const own = `${whole(identity.namesItself)} answers (${percent(identity.namesItself, records)}) name the assistant itself.`;
  if (identity.namesOthers === 0) return `No answer names another assistant or its maker. ${own}`;
  const table = markdownTable(
    ["named", "answers"],
    identity.others.map(({ name, count }) => [name, count]),
  );
  const examples = identity.examples.map(({ recordId, name }) => `${recordId} (${name})`).join(", ");
  return `${whole(identity.namesOthers)} answers name another assistant or its maker, the first: ${examples}. Each is counted by the first name in it. ${own}\n\n${table}`;
}

function faultTable(counts: ReportCounts): string {
  return markdownTable(
    ["found", "records", "share"],
    (
      [
        ["empty answer", counts.emptyOutputs],
        ["answer cut off by the limit of tokens", counts.truncated],
        ["request and answer as in an earlier one", counts.repeated],
        ["nearly the same as an earlier one", counts.nearDuplicates],
        ["refusal", counts.refusals],
        ["edited by a person", counts.edited],
      ] as const
    ).map(([name, count]) => [name, count, percent(count, counts.records)]),
  );
}
