import type { CompletionBody } from "./completion-body";

/** Linux refuses a single argument of 128 KiB; the room below it is for other systems. */
const LONGEST_ARGUMENT_BYTES = 100_000;

/**
 * The request as a command for a POSIX shell that sends the same bytes; `-N` shows the stream as it comes. A key
 * is named as `$API_KEY` and never written out.
 */
export function curlCommand(server: { baseUrl: string; hasKey: boolean }, body: CompletionBody): string {
  const url = `${server.baseUrl.trim().replace(/\/+$/, "")}/completions`;
  const json = JSON.stringify(body);
  // The shell's own printf takes a text of any length.
  const isLong = new TextEncoder().encode(json).length > LONGEST_ARGUMENT_BYTES;
  const lines = [
    `curl -N ${/[[\]{}]/.test(url) ? "-g " : ""}${quoted(url)}`,
    ...(server.hasKey ? ['-H "Authorization: Bearer $API_KEY"'] : []),
    "-H 'Content-Type: application/json'",
    `--data-binary ${isLong ? "@-" : quoted(json)}`,
  ];
  return (isLong ? `printf %s ${quoted(json)} |\n` : "") + lines.join(" \\\n  ");
}

/** In single quotes a shell reads every character as it is; a single quote itself has to stand outside of them. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
