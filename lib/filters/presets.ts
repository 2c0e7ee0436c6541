import { AppError } from "@/lib/app-error";
import { type DefinedPreset, definePreset, type PresetRule } from "./preset-rules";

const named = (...names: string[]): PresetRule[] =>
  names.map((rule) => ({ rule, isEnabled: true, params: {} }));

/**
 * The reference's rules in the reference's order, with the constitution's own name and identity sentence in the
 * place of the fixed ones.
 *
 * One deviation: the reference renames its codename (Watson → Dromedary) in every kept reply. A studio's
 * codename is its author's choice and the final one, so no reply is renamed.
 *
 * Source: IBM/Dromedary, branch dromedary_v1, merge and filter script of the self-align stage.
 */
const dromedaryV1 = definePreset({
  name: "dromedary-v1",
  version: 1,
  title: "Dromedary v1",
  source: "IBM/Dromedary (dromedary_v1), merge and filter of the self-align stage; codename kept",
  rules: named(
    "no_self_id",
    "thought_only",
    "repeat_cut",
    "end_of_turn",
    "short",
    "blacklist",
    "apology",
    "empty",
    "wikipedia_opener",
  ),
});

/** The reference's rules, but for the words typed in by hand: what an exemplar leaks is read from the exemplars. */
const studio = definePreset({
  name: "studio",
  version: 1,
  title: "Studio",
  source: "the rules of Dromedary v1 with leaks found by the constitution’s own exemplars",
  rules: named(
    "no_self_id",
    "thought_only",
    "repeat_cut",
    "end_of_turn",
    "short",
    "exemplar_leak",
    "apology",
    "empty",
    "wikipedia_opener",
  ),
});

/** What judges where nobody chose a preset. */
export const DEFAULT_PRESET = studio.name;

/** Every built-in preset; a changed rule means a new version, and the old one stays for the builds that used it. */
export const presets: readonly DefinedPreset[] = [dromedaryV1, studio];

export function isBuiltIn(name: string): boolean {
  return presets.some((preset) => preset.name === name);
}

/** The newest version of a built-in preset, or the one asked for. Throws `not_found`. */
export function getPreset(name: string, version?: number): DefinedPreset {
  const [preset] = presets
    .filter((p) => p.name === name && (version === undefined || p.version === version))
    .sort((a, b) => b.version - a.version);
  if (preset !== undefined) return preset;
  const asked = version === undefined ? `"${name}"` : `"${name}" version ${version}`;
  const known = presets.map((p) => `${p.name} version ${p.version}`).join(", ");
  throw new AppError("not_found", `There is no filter preset ${asked}; choose one of ${known}.`);
}

/** A preset as something froze it. Without rules, of an older release, it is the built-in one of that name. */
export function thawPreset({
  name,
  version,
  rules,
}: {
  name: string;
  version: number;
  rules: readonly PresetRule[];
}): DefinedPreset {
  if (rules.length === 0) return getPreset(name, version);
  const builtIn = presets.find((preset) => preset.name === name && preset.version === version);
  return definePreset({ name, version, title: builtIn?.title ?? name, source: builtIn?.source ?? "", rules });
}
