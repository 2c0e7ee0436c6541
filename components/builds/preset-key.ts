/** `name@version`, as builds are asked for; "" for none. */
export function presetKey(preset: { name: string; version: number } | undefined): string {
  return preset === undefined ? "" : `${preset.name}@${preset.version}`;
}
