import type { ExportReport } from "./export-report";
import { markdownTable } from "./markdown-table";
import { reportSections } from "./report-sections";

/** The report as a person reads it: `report.md`. */
export function reportMarkdown(report: ExportReport): string {
  const { title, datasetName, format, rows, counts, madeAt, files } = report;
  const fileTable = markdownTable(
    ["file", "rows", "bytes", "SHA-256"],
    files.map(({ path, rows, bytes, sha256 }) => [path, rows, bytes, `\`${sha256}\``]),
  );
  return [
    `# ${title}: report`,
    `${rows.toLocaleString("en")} rows of ${counts.records.toLocaleString("en")} records of “${datasetName}” as ${format}, ${madeAt}.`,
    ...reportSections(report).map((section) => `## ${section.title}\n\n${section.body}`),
    `## Files\n\n${fileTable}`,
    "",
  ].join("\n\n");
}
