import type { TemplateRole } from "@/lib/templates/template";
import type { BuildManifest, ServerIdentity } from "./manifest";
import type { StopRules } from "./stop-rules";

/** The part of a plan that a change belongs to. */
export type ChangeGroup =
  | "step"
  | "constitution"
  | "templates"
  | "settings"
  | "target"
  | "servers"
  | "sampling"
  | "filter"
  | "items"
  | "stop_rules";

/** One setting that two manifests have differently, in words. */
export type ManifestChange = { group: ChangeGroup; label: string; before: string; after: string };

/**
 * What `after` would do otherwise than `before`. Ids and dates are no difference, nor is the version of the software
 * that answers: of that a launch takes what it finds.
 */
export function manifestChanges(before: BuildManifest, after: BuildManifest): ManifestChange[] {
  const roles = new Set([...before.templates, ...after.templates].map(({ role }) => role));
  const own = new Set([...Object.keys(before.settings), ...Object.keys(after.settings)]);
  return [...settings, ...[...roles].map(ofTemplate), ...[...own].map(ofStep)].flatMap(
    ({ group, label, of, key = of }) =>
      key(before) === key(after) ? [] : [{ group, label, before: of(before), after: of(after) }],
  );
}

type Setting = {
  group: ChangeGroup;
  label: string;
  /** The setting as it is read. */
  of: (manifest: BuildManifest) => string;
  /** What makes it the same where its words do not. */
  key?: (manifest: BuildManifest) => string;
};

const grouped = (count: number) => count.toLocaleString("en-US");
const percent = (share: number | null) => (share === null ? "off" : `${Math.round(share * 1000) / 10} %`);
const above = (count: number | null, unit = "") => (count === null ? "off" : `${grouped(count)}${unit}`);
const serverWords = ({ name, model }: ServerIdentity) => `${name}, ${model}`;
const ofRule = (label: string, words: (rules: StopRules) => string): Setting => ({
  group: "stop_rules",
  label,
  of: ({ stopRules }) => words(stopRules),
});

const ofTemplate = (role: TemplateRole): Setting => {
  const find = ({ templates }: BuildManifest) => templates.find((one) => one.role === role);
  return {
    group: "templates",
    label: `template for ${role.replaceAll("_", " ")}`,
    of: (manifest) => {
      const found = find(manifest);
      return found === undefined ? "none" : `${found.name} version ${found.number}`;
    },
    key: (manifest) => find(manifest)?.contentHash ?? "",
  };
};

/** One of the step's own. */
const ofStep = (key: string): Setting => ({
  group: "settings",
  label: key,
  of: (manifest) => settingWords(manifest.settings[key]),
});

/** A setting's value as a person reads it. */
export function settingWords(value: unknown): string {
  if (value === undefined || value === null) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return grouped(value);
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(settingWords).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const settings: readonly Setting[] = [
  { group: "step", label: "step", of: ({ step }) => step },
  {
    group: "constitution",
    label: "constitution",
    of: ({ constitution }) =>
      constitution === null ? "none" : `${constitution.name} version ${constitution.number}`,
    key: ({ constitution }) => constitution?.contentHash ?? "",
  },
  {
    group: "servers",
    label: "servers",
    of: ({ server, moreServers }) => [server, ...moreServers].map(serverWords).join("; "),
    key: ({ server, moreServers }) =>
      JSON.stringify([server, ...moreServers].map(({ name, baseUrl, model }) => [name, baseUrl, model])),
  },
  { group: "sampling", label: "temperature", of: ({ sampling }) => String(sampling.temperature) },
  { group: "sampling", label: "top-p", of: ({ sampling }) => String(sampling.topP) },
  { group: "sampling", label: "max tokens", of: ({ sampling }) => grouped(sampling.maxTokens) },
  { group: "sampling", label: "seed", of: ({ seed }) => String(seed) },
  { group: "sampling", label: "samples an item", of: ({ samplesPerItem }) => String(samplesPerItem) },
  { group: "filter", label: "filter", of: ({ preset }) => `${preset.name} version ${preset.version}` },
  {
    group: "items",
    label: "items",
    of: ({ itemCount, seedPrompts }) => `${grouped(itemCount)} of ${seedPrompts.source}`,
    key: ({ seedPrompts }) => seedPrompts.itemsHash,
  },
  {
    group: "target",
    label: "target",
    of: ({ target }) => (target === null ? "none" : `${grouped(target)} accepted`),
  },
  {
    group: "target",
    label: "new against",
    of: ({ earlier }) =>
      earlier.length === 0 ? "its seed prompts" : earlier.map(({ name }) => name).join(", "),
    key: ({ earlier }) => JSON.stringify(earlier.map(({ datasetId }) => datasetId)),
  },
  ofRule("pause: replies found below", ({ parseRateBelow }) => percent(parseRateBelow)),
  ofRule("pause: kept below", ({ keepRateBelow }) => percent(keepRateBelow)),
  ofRule("pause: repeating above", ({ repetitionAbove }) => percent(repetitionAbove)),
  ofRule("pause: of the last", ({ window }) => `${grouped(window)} records`),
  ofRule("pause: failed attempts above", (rules) => above(rules.failuresPerMinuteAbove, " a minute")),
  ofRule("pause: tokens above", ({ tokensAbove }) => above(tokensAbove)),
  ofRule("pause: running longer than", ({ hoursAbove }) => above(hoursAbove, " h")),
];
