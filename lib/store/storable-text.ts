/** Postgres text holds neither NUL nor half a surrogate pair; a model can write both. Lengths and places stay. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}
