// A body whose first line is blank follows its label as it stands; any other body follows after one space. This
// keeps `User:` (no body) free of a trailing space and lets every body, spaces included, come back unchanged.
const BLANK_FIRST_LINE = /^ *(?:\n|$)/;

/** `Label: body`, as a prompt file writes one speaker's part. */
export function renderLabelledBlock(label: string, body: string): string {
  return BLANK_FIRST_LINE.test(body) ? `${label}:${body}` : `${label}: ${body}`;
}

/** The body in what follows `Label:`; null where text follows the colon without a space. */
export function findBlockBody(afterColon: string): string | null {
  if (BLANK_FIRST_LINE.test(afterColon)) return afterColon;
  return afterColon.startsWith(" ") ? afterColon.slice(1) : null;
}
