/** A name between single braces; doubled braces are text, so code and JSON in a template need no escape. */
const SLOT = /(?<!\{)\{([a-z][a-z_]*)\}(?!\})/g;

export type FoundSlot = { name: string; start: number; end: number };

/** The slots of a template in order, known or not, with their places in UTF-16 units. */
export function findSlots(text: string): FoundSlot[] {
  return Array.from(text.matchAll(SLOT), ({ 0: written, 1: name = "", index }) => ({
    name,
    start: index,
    end: index + written.length,
  }));
}

/**
 * `text` with each slot replaced by its value, in one pass: braces in a value are never read as slots. A slot without
 * a value stays as it is written.
 */
export function fillTemplate(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(SLOT, (written, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? "") : written,
  );
}

/**
 * Where a template begins to differ from request to request: before it, what all prompts share; from it on, what is
 * filled. Without any of these slots all of it is shared.
 */
export function splitAtSlots(text: string, names: readonly string[]): { shared: string; own: string } {
  const start = findSlots(text).find(({ name }) => names.includes(name))?.start ?? text.length;
  return { shared: text.slice(0, start), own: text.slice(start) };
}
