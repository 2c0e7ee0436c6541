import { AppError } from "@/lib/app-error";
import { all, iSheep, studioAnswers, studioVerbose, verbose } from "./answer-presets";
import { type DefinedPreset, definePreset, type PresetRule } from "./preset-rules";
import {
  alpaca,
  dromedaryV1Prompts,
  iSheepPrompts,
  selfInstruct,
  studioPrompts,
  studioQuestions,
  studioTopics,
} from "./prompt-presets";
import { dromedaryV1, dromedaryV2, studio, studioFirst } from "./self-align-presets";

/** What judges where nobody chose a preset. */
export const DEFAULT_PRESET = studio.name;

/** Every built-in preset; a changed rule means a new version, and the old one stays for the builds that used it. */
export const presets: readonly DefinedPreset[] = [
  studio,
  studioFirst,
  studioPrompts,
  studioQuestions,
  studioTopics,
  studioAnswers,
  studioVerbose,
  all,
  dromedaryV1,
  dromedaryV1Prompts,
  dromedaryV2,
  verbose,
  selfInstruct,
  alpaca,
  iSheep,
  iSheepPrompts,
];

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
