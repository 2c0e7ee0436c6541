import type { SpeakerLabels } from "./constitution";

export type Speaker = keyof SpeakerLabels;
export type SpeakerMarker = { speaker: Speaker; label: string; offset: number };

/** The speaker whose `Label:` stands at `offset`, or null. Says nothing about what stands before it. */
export function findSpeakerAt(text: string, offset: number, labels: SpeakerLabels): SpeakerMarker | null {
  for (const [speaker, label] of Object.entries(labels)) {
    if (text.startsWith(`${label}:`, offset)) return { speaker: speaker as Speaker, label, offset };
  }
  return null;
}

/**
 * The speakers that open a paragraph after an empty line. In a prompt file these begin the next block; inside
 * one body they are what cannot be written, because it would be read back as somebody else speaking.
 */
export function findSpeakerMarkers(text: string, labels: SpeakerLabels): SpeakerMarker[] {
  const markers: SpeakerMarker[] = [];
  for (let gap = text.indexOf("\n\n"); gap !== -1; gap = text.indexOf("\n\n", gap + 1)) {
    const marker = findSpeakerAt(text, gap + 2, labels);
    if (marker !== null) markers.push(marker);
  }
  return markers;
}
