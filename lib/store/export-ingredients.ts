import { createHash } from "node:crypto";
import type { Ingredient } from "@/lib/exports/export-manifest";
import type { ExportableRecord } from "@/lib/exports/exportable-record";
import type { BuildFact } from "./export-build-facts";
import type { ExportReader } from "./export-reader";

/** Counts of which builds and models an export's records are, for the manifest and the report. */
export function ingredientCounter({ dataset, facts }: ExportReader) {
  const ofBuild = new Map<number, number>();
  const ofModel = new Map<string, number>();
  let records = 0;
  const add = <Key>(counts: Map<Key, number>, key: Key) => counts.set(key, (counts.get(key) ?? 0) + 1);
  return {
    add: ({ buildId, model }: ExportableRecord) => {
      records += 1;
      if (buildId !== null) add(ofBuild, buildId);
      if (model !== null) add(ofModel, model);
    },
    list: (): Ingredient[] => {
      const builds = [...ofBuild].flatMap(([id, count]) => {
        const build = facts.builds.get(id);
        return build === undefined ? [] : [{ build, count }];
      });
      return [
        { kind: "dataset", name: dataset.name, recordCount: records, sha256: dataset.sha256 },
        ...builds.map(({ build, count }) => ({
          kind: "build" as const,
          name: `${build.name} (build ${build.id})`,
          recordCount: count,
          sha256: createHash("sha256").update(JSON.stringify(build.manifest)).digest("hex"),
        })),
        ...summed("constitution", builds, ({ versionName }) => versionName),
        ...[...ofModel].map(([name, recordCount]) => ({
          kind: "model" as const,
          name,
          recordCount,
          sha256: null,
        })),
        ...summed("preset", builds, ({ preset, presetVersion }) =>
          preset === null ? null : `${preset}${presetVersion === null ? "" : `, version ${presetVersion}`}`,
        ),
      ];
    },
  };
}

/** What several builds may share, once each. */
function summed(
  kind: "constitution" | "preset",
  builds: readonly { build: BuildFact; count: number }[],
  nameOf: (build: BuildFact) => string | null,
): Ingredient[] {
  const found = new Map<string, Ingredient>();
  for (const { build, count } of builds) {
    const name = nameOf(build);
    if (name === null) continue;
    const before = found.get(name)?.recordCount ?? 0;
    const sha256 = kind === "constitution" ? build.versionHash : null;
    found.set(name, { kind, name, recordCount: before + count, sha256 });
  }
  return [...found.values()];
}
