import { AppError } from "@/lib/app-error";
import type { FrozenPreset } from "@/lib/builds/manifest";
import {
  type DefinedPreset,
  definePreset,
  type PresetRule,
  presetRulesSchema,
  wholeRules,
} from "@/lib/filters/preset-rules";
import { getPreset, isBuiltIn, presets } from "@/lib/filters/presets";
import { database, type Queries } from "./database";
import { addEvent } from "./events";
import type { FilterPreset } from "./generated/client";
import { parseStored, toStored } from "./stored-json";

/** A version of a preset as people choose and read it. */
export type PresetView = {
  name: string;
  version: number;
  title: string;
  source: string;
  /** Built-in presets are read-only. */
  isBuiltIn: boolean;
  rules: readonly PresetRule[];
  note: string;
  basedOn: string | null;
  createdBy: string | null;
  /** ISO 8601 in UTC; null for a built-in one. */
  createdAt: string | null;
};

/** Names are chosen by people: `name@version` must stay readable. */
export const presetNamePattern = /^[^\s@][^@\n]{0,59}$/;

/**
 * The preset that `asked` names: `name` for its newest version, or `name@version`; built in, or stored. Throws
 * `not_found` with the names that there are.
 */
export async function findPreset(asked: string): Promise<DefinedPreset> {
  const [, name = asked, version] = /^(.*)@(\d+)$/.exec(asked) ?? [];
  return findPresetVersion(name, version === undefined ? undefined : Number(version));
}

/** As `findPreset`, of a name and perhaps a version. Built-in ones take no query. */
export async function findPresetVersion(name: string, version?: number): Promise<DefinedPreset> {
  if (isBuiltIn(name)) return getPreset(name, version);
  const row = await database().filterPreset.findFirst({
    where: { name, version },
    orderBy: { version: "desc" },
  });
  if (row !== null) return definedPreset(row);
  const known = await listPresets();
  const names = [...new Set(known.map((one) => one.name))].join(", ");
  const what = version === undefined ? `“${name}”` : `“${name}” version ${version}`;
  throw new AppError("not_found", `There is no filter preset ${what}; there are ${names}.`);
}

/** As a manifest keeps it. */
export function freezePreset({ name, version, definition }: DefinedPreset): FrozenPreset {
  return { name, version, rules: [...definition] };
}

/** Every version of every preset: the built-in ones first, then by name, the newest version first. */
export async function listPresets(): Promise<PresetView[]> {
  const rows = await database().filterPreset.findMany({ orderBy: [{ name: "asc" }, { version: "desc" }] });
  const builtIn = presets.map(({ name, version, title, source, definition }) => ({
    name,
    version,
    title,
    source,
    isBuiltIn: true,
    rules: definition,
    note: "",
    basedOn: null,
    createdBy: null,
    createdAt: null,
  }));
  return [...builtIn, ...rows.map(presetView)];
}

export type NewPreset = {
  name: string;
  /** The newest version that whoever edits has seen; 0 where there was none. */
  after: number;
  rules: readonly PresetRule[];
  note: string;
  basedOn: string | null;
  actor: string;
};

/**
 * Publishes rules as the next version of a preset. Throws `bad_request` for rules that are none and for a built-in
 * name, `conflict` if somebody published since, or if nothing has changed.
 */
export async function publishPreset(preset: NewPreset): Promise<PresetView> {
  const { name, after, note, basedOn, actor } = preset;
  const rules = wholeRules(preset.rules);
  if (!presetNamePattern.test(name))
    throw new AppError("bad_request", "A preset’s name has 1 to 60 characters and no @; choose another.");
  if (isBuiltIn(name))
    throw new AppError(
      "bad_request",
      `“${name}” is built in and stays as it is; publish under another name.`,
    );
  if (rules.every(({ isEnabled }) => !isEnabled))
    throw new AppError("bad_request", "Every rule is off, so nothing would be judged; switch one on.");
  return database().$transaction(async (tx) => {
    const newest = await lockNewest(tx, name);
    if ((newest?.version ?? 0) !== after) {
      const found = newest === null ? "no version of it any more" : `version ${newest.version}`;
      throw new AppError(
        "conflict",
        `Somebody published “${name}” meanwhile: there is ${found}; look at it first.`,
      );
    }
    if (newest !== null && JSON.stringify(presetView(newest).rules) === JSON.stringify(rules))
      throw new AppError("conflict", `Nothing has changed since version ${newest.version} of “${name}”.`);
    const row = await tx.filterPreset.create({
      data: {
        name,
        version: after + 1,
        rules: toStored(rules, "The preset"),
        note,
        basedOn,
        createdBy: actor,
      },
    });
    await addEvent(tx, {
      actor,
      subject: "filter_preset",
      subjectId: row.id,
      message: `Published filter preset ${name} version ${row.version}`,
    });
    return presetView(row);
  });
}

/** Two who publish at the same moment wait for each other. */
async function lockNewest(tx: Queries, name: string): Promise<FilterPreset | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('filter_preset'), hashtext(${name}))`;
  return tx.filterPreset.findFirst({ where: { name }, orderBy: { version: "desc" } });
}

function rulesOf(row: FilterPreset): PresetRule[] {
  const rules = parseStored(presetRulesSchema, row.rules, `Filter preset ${row.name} version ${row.version}`);
  return wholeRules(rules);
}

const sourceOf = ({ basedOn }: FilterPreset) => (basedOn === null ? "made here" : `made from ${basedOn}`);

function definedPreset(row: FilterPreset): DefinedPreset {
  const { name, version } = row;
  return definePreset({ name, version, title: name, source: sourceOf(row), rules: rulesOf(row) });
}

function presetView(row: FilterPreset): PresetView {
  const { name, version, note, basedOn, createdBy } = row;
  return {
    name,
    version,
    title: name,
    source: sourceOf(row),
    isBuiltIn: false,
    rules: rulesOf(row),
    note,
    basedOn,
    createdBy,
    createdAt: row.createdAt.toISOString(),
  };
}
