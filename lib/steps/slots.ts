/** The part of a template before its first slot of these names, and the rest. */
export function splitAtSlots(template: string, names: readonly string[]): { head: string; rest: string } {
  const places = names.map((name) => template.indexOf(`{${name}}`)).filter((at) => at !== -1);
  const at = Math.min(template.length, ...places);
  return { head: template.slice(0, at), rest: template.slice(at) };
}

/** Puts values into the slots `{name}`; braces in a value stay as they are, and slots without a value too. */
export function fillSlots(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([a-z_]+)\}/g, (slot, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? slot) : slot,
  );
}
