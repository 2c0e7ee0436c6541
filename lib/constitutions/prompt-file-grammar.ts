import type { SpeakerLabels } from "./constitution";
import { findSpeakerAt, findSpeakerMarkers } from "./speaker-marker";

export const GENERAL_RULES = "## General Rules";
export const EXAMPLES = "## Examples";

// Source: Dromedary's watson_self_align_prompt.txt.
export const PRINCIPLE_LINE = /^(\d+) \(([^)\n]*)\)\. ([^\n]*)$/;

const CARRIAGE_RETURN = "has a carriage return; use plain line feeds.";

// Each of the functions below says, as the end of a sentence, why a text has no place in a prompt file, or null.
// The reader, the renderer and the lint ask the same ones.

export function nameProblem(name: string): string | null {
  if (name === "") return "is empty.";
  if (/[\r\n]/.test(name)) return "has a line break; it must fit on one line.";
  if (name !== name.trim()) return "has spaces around it; remove them.";
  if (name.includes(":")) return "has a colon, which ends a speaker label; choose a name without one.";
  if (name === "User") return "is “User”, which is the other speaker; choose another name.";
  return null;
}

/** Of speaker labels as they are written, after the name is known to be good. */
export function labelsProblem(labels: SpeakerLabels): string | null {
  const all = Object.values(labels);
  if (all.some((label) => label.trim() === "")) return "are not all there; give each speaker one.";
  if (all.some((label) => /[\r\n]/.test(label))) return "have a line break; each must fit on one line.";
  if (all.some((label) => label !== label.trim())) return "have spaces around them; remove them.";
  if (all.some((label) => label.includes(":"))) return "have a colon, which ends a label; leave it out.";
  return new Set(all).size < all.length ? "are not all different; give each speaker its own." : null;
}

function paragraphProblem(text: string): string | null {
  if (text.includes("\r")) return CARRIAGE_RETURN;
  if (text.includes("\n\n")) return "has an empty line; it must be a single paragraph.";
  if (text.startsWith("\n") || text.endsWith("\n")) return "has a line break around it; remove it.";
  return null;
}

export function preambleProblem(preamble: string): string | null {
  const stranger = preamble.split("\n").find((line) => PRINCIPLE_LINE.test(line) || line === EXAMPLES);
  if (stranger !== undefined) return "has a line that would be read as the next part; reword it.";
  return paragraphProblem(preamble);
}

export function exemplarIntroProblem(intro: string, labels: SpeakerLabels): string | null {
  const marker = findSpeakerAt(intro, 0, labels);
  if (marker !== null) return `begins with “${marker.label}:”, which would be read as a speaker.`;
  return paragraphProblem(intro);
}

export function principleNameProblem(name: string): string | null {
  if (name.trim() === "") return "has no name.";
  if (/[)\r\n]/.test(name)) return "has a closing bracket or a line break in its name; remove it.";
  return null;
}

export function principleTextProblem(text: string): string | null {
  return /[\r\n]/.test(text) ? "has a line break in its text; it must fit on one line." : null;
}

/** `isMarker` tells a paragraph that opens with a speaker label from anything else. */
export function bodyProblem(
  body: string,
  labels: SpeakerLabels,
): { isMarker: boolean; problem: string } | null {
  const [marker] = findSpeakerMarkers(body, labels);
  if (marker !== undefined) {
    const problem = `has a paragraph that begins with “${marker.label}:”, which would be read as a speaker.`;
    return { isMarker: true, problem };
  }
  return body.includes("\r") ? { isMarker: false, problem: CARRIAGE_RETURN } : null;
}
