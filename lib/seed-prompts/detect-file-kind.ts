export type ImportFileKind = "prompt_file" | "seed_file";

/** What an imported file claims to be by how it begins, or null. A byte order mark is looked past. */
export function detectFileKind(text: string): ImportFileKind | null {
  const start = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (start.startsWith("# ")) return "prompt_file";
  return /^\s*[{[]/.test(start) ? "seed_file" : null;
}
