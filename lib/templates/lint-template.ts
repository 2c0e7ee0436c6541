import { findSlots } from "./fill-template";
import type { TemplateRole } from "./template";
import { templateRoles } from "./template-roles";

export type TemplateFindingCode =
  | "empty"
  | "missing_slot"
  | "unknown_slot"
  | "wrong_end"
  | "no_heading" // of a persona: nobody is named
  | "too_long"
  | "trailing_space"
  | "foreign_line_ends";

/** What is wrong with a template, and what settles it. An error forbids publishing. */
export type TemplateFinding = {
  code: TemplateFindingCode;
  severity: "error" | "warning";
  message: string;
  cure: string;
  /** Where, in UTF-16 units; null where it speaks of the whole. */
  place: { start: number; end: number } | null;
  /** The whole text with it settled; null where only a person can. */
  fixed: string | null;
};

/** A template longer than this (about 4,000 tokens) leaves little of many servers' window. Characters. */
const LONG = 16_000;
const HEADING = /^# +[^\s{}][^\n{}]*$/m;

/** All findings, errors first, then by their place. */
export function lintTemplate(role: TemplateRole, text: string): TemplateFinding[] {
  if (text.trim() === "") return [emptyText];
  const findings = [
    ...missingSlots(role, text),
    ...unknownSlots(role, text),
    ...wholeText(role, text),
    ...endings(role, text),
  ];
  const startOf = ({ place }: TemplateFinding) => place?.start ?? -1;
  const isError = ({ severity }: TemplateFinding) => Number(severity === "error");
  return findings.sort((a, b) => isError(b) - isError(a) || startOf(a) - startOf(b));
}

const emptyText: TemplateFinding = {
  code: "empty",
  severity: "error",
  message: "The text is empty.",
  cure: "Write it, or restore a version.",
  place: null,
  fixed: null,
};

function missingSlots(role: TemplateRole, text: string): TemplateFinding[] {
  const there = new Set(findSlots(text).map(({ name }) => name));
  return templateRoles[role].slots
    .filter(({ name, isNeeded }) => isNeeded && !there.has(name))
    .map(({ name, says }) => ({
      code: "missing_slot",
      severity: "error",
      message: `{${name}} is missing: ${says}.`,
      cure: `Put {${name}} where it belongs.`,
      place: null,
      fixed: `${text.trimEnd()}\n{${name}}`,
    }));
}

function unknownSlots(role: TemplateRole, text: string): TemplateFinding[] {
  const known = templateRoles[role].slots.map(({ name }) => name);
  return findSlots(text)
    .filter(({ name }) => !known.includes(name))
    .map(({ name, start, end }) => {
      const near = known.find((one) => isNear(one, name));
      return {
        code: "unknown_slot",
        severity: "warning",
        message: `{${name}} is no slot here and is sent as it stands.`,
        cure: near === undefined ? slotsInWords(known) : `Write {${near}}, or leave out the braces.`,
        place: { start, end },
        fixed: near === undefined ? null : `${text.slice(0, start)}{${near}}${text.slice(end)}`,
      };
    });
}

function slotsInWords(known: readonly string[]): string {
  if (known.length === 0) return "Leave out the braces: this role has no slots.";
  return `Leave out the braces, or write one of ${known.map((name) => `{${name}}`).join(", ")}.`;
}

/** Whether two names differ by a slip: all but two of the longer one's letters stand in the other in order. */
function isNear(one: string, other: string): boolean {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return long.length > 3 && at >= short.length - 1 && long.length - at <= 2;
}

function wholeText(role: TemplateRole, text: string): TemplateFinding[] {
  const findings: TemplateFinding[] = [];
  if (text.includes("\r")) {
    findings.push({
      code: "foreign_line_ends",
      severity: "warning",
      message: "Lines end with carriage returns, which are sent to the model.",
      cure: "End lines with a newline alone.",
      place: null,
      fixed: text.replace(/\r\n?/g, "\n"),
    });
  }
  if (text.length > LONG) {
    findings.push({
      code: "too_long",
      severity: "warning",
      message: `The text has ${text.length.toLocaleString("en")} characters, and every request carries it.`,
      cure: "Leave out examples, or see to it that the server's window holds it.",
      place: null,
      fixed: null,
    });
  }
  if (role === "persona" && !HEADING.test(text)) {
    findings.push({
      code: "no_heading",
      severity: "warning",
      message: "No heading names the persona, so it answers as “Assistant”.",
      cure: "Begin with a line such as “# Wren”.",
      place: null,
      fixed: null,
    });
  }
  return findings;
}

function endings(role: TemplateRole, text: string): TemplateFinding[] {
  const findings: TemplateFinding[] = [];
  const trimmed = text.trimEnd();
  if (trimmed.length < text.length) {
    findings.push({
      code: "trailing_space",
      severity: "warning",
      message: "The text ends with space or an empty line; models write worse after one.",
      cure: "Take it away: the step adds what is to follow.",
      place: { start: trimmed.length, end: text.length },
      fixed: trimmed,
    });
  }
  const { end } = templateRoles[role];
  if (end !== null && !trimmed.endsWith(end)) {
    const isSlot = end.startsWith("{");
    findings.push({
      code: "wrong_end",
      severity: "warning",
      message: `The text does not end with ${end}, where the completion is to begin.`,
      cure: isSlot ? `Move ${end} to the end.` : `End with a line ${end}.`,
      place: { start: Math.max(0, trimmed.length - 1), end: trimmed.length },
      fixed: isSlot ? null : `${trimmed}\n\n${end}`,
    });
  }
  return findings;
}
