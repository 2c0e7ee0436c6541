import { EXAMPLES } from "./prompt-file-grammar";
import { findSpeakerAt } from "./speaker-marker";
import { speakerLabels } from "./template";

/** A remark on a prompt file's text that its constitution no longer shows. `line` is counted from 1. */
export type PromptFileNote = { line: number; message: string };

/** What a person importing an accepted prompt file should know although nothing is wrong with it. */
export function promptFileNotes(text: string): PromptFileNote[] {
  const lines = text.split("\n");
  const labels = speakerLabels({ name: (lines[0] ?? "").replace(/^# /, "") });
  const examplesAt = lines.indexOf(EXAMPLES);
  const notes = lines.flatMap((line, index): PromptFileNote[] => {
    if (examplesAt === -1 || index < examplesAt || lines[index - 1] === "") return [];
    const marker = findSpeakerAt(line, 0, labels);
    if (marker === null) return [];
    const message = `Line ${index + 1} begins with "${marker.label}:" but does not follow an empty line, so it is read as text.`;
    return [{ line: index + 1, message }];
  });
  if (!text.endsWith("\n")) return notes;
  const message = "The file ends with a newline; the published form ends right after “User:”.";
  return [...notes, { line: lines.length - 1, message }];
}
