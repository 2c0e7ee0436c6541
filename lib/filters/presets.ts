import { AppError } from "@/lib/app-error";
import type { FilterPreset } from "./filter";
import { apology } from "./rules/apology";
import { blacklist } from "./rules/blacklist";
import { empty } from "./rules/empty";
import { endOfTurn } from "./rules/end-of-turn";
import { noSelfId } from "./rules/no-self-id";
import { repeatCut } from "./rules/repeat-cut";
import { short } from "./rules/short";
import { thoughtOnly } from "./rules/thought-only";
import { wikipediaOpener } from "./rules/wikipedia-opener";

/**
 * The reference's rules in the reference's order, with the constitution's own name and identity sentence in the
 * place of the fixed ones.
 *
 * One deviation: the reference renames its codename (Watson → Dromedary) in every kept reply. A studio's
 * codename is its author's choice and the final one, so no reply is renamed.
 *
 * Source: IBM/Dromedary, branch dromedary_v1, merge and filter script of the self-align stage.
 */
const dromedaryV1: FilterPreset = {
  name: "dromedary-v1",
  version: 1,
  title: "Dromedary v1",
  source: "IBM/Dromedary (dromedary_v1), merge and filter of the self-align stage; codename kept",
  rules: [noSelfId, thoughtOnly, repeatCut, endOfTurn, short, blacklist, apology, empty, wikipediaOpener],
};

/** Every preset; a changed rule means a new version, and the old one stays for the builds that used it. */
export const presets: readonly FilterPreset[] = [dromedaryV1];

/** The newest version, or the one asked for. Throws `not_found`. */
export function getPreset(name: string, version?: number): FilterPreset {
  const [preset] = presets
    .filter((p) => p.name === name && (version === undefined || p.version === version))
    .sort((a, b) => b.version - a.version);
  if (preset !== undefined) return preset;
  const asked = version === undefined ? `"${name}"` : `"${name}" version ${version}`;
  const known = presets.map((p) => `${p.name} version ${p.version}`).join(", ");
  throw new AppError("not_found", `There is no filter preset ${asked}; choose one of ${known}.`);
}
