import type { Constitution } from "./constitution";
import { findSpeakerAt } from "./speaker-marker";
import { fillVariables, speakerLabels, textValues } from "./template";

/**
 * An authored body in which each paragraph that opens with a speaker's label opens with `> ` before it, as one
 * quotes a letter: what was said stays to be read, and is no longer read back as somebody speaking.
 */
export function quoteMarkers(body: string, constitution: Constitution): string {
  const [labels, values] = [speakerLabels(constitution), textValues(constitution)];
  let quoted = body;
  for (let gap = quoted.indexOf("\n\n"); gap !== -1; gap = quoted.indexOf("\n\n", gap + 1)) {
    const paragraph = quoted.slice(gap + 2);
    if (findSpeakerAt(fillVariables(paragraph, values), 0, labels) === null) continue;
    quoted = `${quoted.slice(0, gap + 2)}> ${paragraph}`;
  }
  return quoted;
}
