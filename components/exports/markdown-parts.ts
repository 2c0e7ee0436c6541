/** What the report is written with: tables, lists and paragraphs. */
export type MarkdownPart =
  | { kind: "table"; head: string[]; rows: string[][] }
  | { kind: "list"; items: string[] }
  | { kind: "text"; text: string };

/** Reads the Markdown that reports are written with; anything else stays text. */
export function markdownParts(markdown: string): MarkdownPart[] {
  return markdown.split(/\n{2,}/).flatMap((block): MarkdownPart[] => {
    const lines = block.split("\n").filter((line) => line.trim() !== "");
    const [head, rule, ...rows] = lines;
    if (head === undefined) return [];
    if (lines.every((line) => line.startsWith("|")) && rule !== undefined && /^[|:\s-]+$/.test(rule))
      return [{ kind: "table", head: cells(head), rows: rows.map(cells) }];
    if (lines.every((line) => line.startsWith("- ")))
      return [{ kind: "list", items: lines.map((line) => plain(line.slice(2))) }];
    return [{ kind: "text", text: plain(lines.join(" ")) }];
  });
}

/** A backslash before a bar means the bar. */
function cells(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => plain(cell.trim()));
}

const plain = (text: string) => text.replace(/`([^`]*)`/g, "$1").replace(/\\([\\|*_<>[\]])/g, "$1");
