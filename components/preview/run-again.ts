import type { StartedColumn } from "@/lib/api/preview";
import type { PreviewRun } from "@/lib/api/preview-runs";
import type { Column } from "@/lib/previews/column";
import { formatColumns } from "./column-draft";

/** The columns of a run as they are said in the fields of the live preview. */
export function saidColumns(columns: readonly Pick<StartedColumn, "column">[]) {
  return columns.map(({ column: { sampling, ...rest } }) => ({ ...rest, ...sampling }));
}

/** Where the live preview opens with a run's request and columns, or its probe set. Nothing is run by going there. */
export function runAgainHref(run: PreviewRun): string {
  const query = new URLSearchParams({ columns: formatColumns(saidColumns(run.columns)) });
  const [probe] = run.probes;
  if (run.kind === "request" && probe !== undefined) {
    query.set("request", probe.instruction);
    if (probe.input !== "") query.set("input", probe.input);
    if (run.samples > 1) {
      query.set("ask", "samples");
      query.set("samples", String(run.samples));
    }
  } else {
    query.set("ask", "probes");
    if (run.probeSetId !== null) query.set("probeSet", String(run.probeSetId));
  }
  return `/preview?${query}`;
}

/** Whether a run asked the very columns that stand in the fields now. */
export function hasSameColumns(
  run: { columns: readonly Pick<StartedColumn, "column">[] },
  columns: readonly (Column | null)[],
): boolean {
  const normal = ({ constitutionId, version, changes, serverId, model, sampling, seed }: Column) =>
    JSON.stringify([constitutionId, version, changes, serverId, model, sampling, seed]);
  return (
    run.columns.length === columns.length &&
    run.columns.every(({ column }, index) => {
      const now = columns[index];
      return now != null && normal(now) === normal(column);
    })
  );
}
