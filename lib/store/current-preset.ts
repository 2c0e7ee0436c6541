import { buildManifestSchema, type FrozenPreset, frozenPresetSchema } from "@/lib/builds/manifest";
import { parseStored } from "./stored-json";

/** The preset that judges a build's records: what a re-filter put there, or what it was launched with. */
export function currentPresetOf(row: {
  id: number;
  currentPreset: unknown;
  manifest: unknown;
}): FrozenPreset {
  return row.currentPreset === null
    ? parseStored(buildManifestSchema, row.manifest, `The manifest of build ${row.id}`).preset
    : parseStored(frozenPresetSchema, row.currentPreset, `The filter preset of build ${row.id}`);
}
