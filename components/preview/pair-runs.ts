import type { StartedColumn } from "@/lib/api/preview";
import type { PreviewRun } from "@/lib/api/preview-runs";
import { probeKey } from "./probe-set-text";

/** Two probes, one of each run, that are laid side by side; both counted from 0. */
type ProbePair = { one: number; other: number };

/**
 * The requests that both runs have, in the order of the earlier one. Two runs of a single request each are laid
 * side by side even where the requests differ: whoever chose them wants to see both.
 */
export function pairProbes(one: Pick<PreviewRun, "probes">, other: Pick<PreviewRun, "probes">): ProbePair[] {
  const places = new Map(other.probes.map((probe, index) => [probeKey(probe), index]));
  const same = one.probes.flatMap((probe, index) => {
    const at = places.get(probeKey(probe));
    return at === undefined ? [] : [{ one: index, other: at }];
  });
  if (same.length > 0 || one.probes.length !== 1 || other.probes.length !== 1) return same;
  return [{ one: 0, other: 0 }];
}

/**
 * A board of two columns: column `at` of the earlier run as the first, the same column of the later one as the
 * second. Null where one of them has no such column or they have no request in common.
 */
export function pairRuns(one: PreviewRun, other: PreviewRun, at: number): PreviewRun | null {
  const columns = [one.columns[at], other.columns[at]];
  // Their labels may be the same: the run's number tells them apart.
  const pairs = pairProbes(one, other);
  if (columns.some((column) => column === undefined) || pairs.length === 0) return null;
  const take = (run: PreviewRun, column: number, placeOf: ReadonlyMap<number, number>) =>
    run.completions.flatMap((completion) => {
      const probe = placeOf.get(completion.probe);
      return completion.column !== at || probe === undefined ? [] : [{ ...completion, probe, column }];
    });
  const places = (side: keyof ProbePair) => new Map(pairs.map((pair, index) => [pair[side], index]));
  return {
    ...one,
    title: `run ${one.id} and run ${other.id}`,
    status: one.status === "running" || other.status === "running" ? "running" : "done",
    probes: pairs.flatMap((pair) => one.probes[pair.one] ?? []),
    columns: columns.flatMap((column, index) =>
      column === undefined
        ? []
        : [{ ...column, label: `${column.label}, run ${index === 0 ? one.id : other.id}` }],
    ),
    completions: [...take(one, 0, places("one")), ...take(other, 1, places("other"))],
  };
}

/** What the later run's column asked otherwise, in words; empty where the two asked the very same. */
export function columnDifferences(one: StartedColumn, other: StartedColumn): string[] {
  const settings: [string, unknown, unknown][] = [
    ["", one.label, other.label],
    ["constitution", one.constitutionName, other.constitutionName],
    ["server", one.server, other.server],
    ["server build", one.serverBuild ?? "unknown", other.serverBuild ?? "unknown"],
    ["model", one.model, other.model],
    ["temperature", one.column.sampling.temperature, other.column.sampling.temperature],
    ["top-p", one.column.sampling.topP, other.column.sampling.topP],
    ["max tokens", one.column.sampling.maxTokens, other.column.sampling.maxTokens],
    ["seed", one.column.seed, other.column.seed],
  ];
  const words = settings.flatMap(([name, before, after]) =>
    before === after ? [] : [`${name === "" ? "" : `${name} `}${before} → ${after}`],
  );
  return [...words, ...constitutionDifferences(one, other)];
}

function constitutionDifferences(
  { constitution: one }: StartedColumn,
  { constitution: other }: StartedColumn,
) {
  const textOf = (principles: typeof one.principles) =>
    new Map(principles.map(({ number, name, text }) => [name, JSON.stringify([number, text])]));
  const [before, after] = [textOf(one.principles), textOf(other.principles)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const principles = names.flatMap((name) => {
    if (before.get(name) === after.get(name)) return [];
    if (!after.has(name)) return [`without ${name}`];
    return [before.has(name) ? `${name} changed` : `with ${name}`];
  });
  const rest = (shown: typeof one) => JSON.stringify({ ...shown, principles: [] });
  return rest(one) === rest(other) ? principles : [...principles, "other words around the principles"];
}
