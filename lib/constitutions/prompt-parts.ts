import type { Exemplar, SpeakerLabels } from "./constitution";
import { renderLabelledBlock } from "./labelled-block";
import { EXAMPLES, GENERAL_RULES } from "./prompt-file-grammar";
import type { ShownConstitution } from "./show-constitution";

/** Whose words a part of a prompt is. Principles and exemplars come by their place in the list, counted from 0. */
export type PromptPart = { text: string } & (
  | { kind: "preamble" } // with the headings above it
  | { kind: "principle"; index: number }
  | { kind: "exemplar_intro" } // with the heading above it
  | { kind: "exemplar"; index: number }
  | { kind: "request" } // from the open slot `User:` to the end
);

/**
 * The prompt cut where one thing of the constitution ends and the next begins: concatenated, the parts are the
 * prompt file followed by `afterPromptFile`, what a step appends to it. Never throws, so that a draft can be
 * measured while it is being mended; whether it can be written is `renderPromptFile`'s to say.
 */
export function promptParts(constitution: ShownConstitution, afterPromptFile: string): PromptPart[] {
  const { name, labels, preamble, principles, exemplarIntro, exemplars } = constitution;
  return [
    { kind: "preamble", text: `# ${name}\n\n${GENERAL_RULES}\n\n${preamble}` },
    ...principles.map((principle, index): PromptPart => {
      const gap = index === 0 ? "\n\n" : "\n";
      return {
        kind: "principle",
        index,
        text: `${gap}${principle.number} (${principle.name}). ${principle.text}`,
      };
    }),
    { kind: "exemplar_intro", text: `\n\n${EXAMPLES}\n\n${exemplarIntro}` },
    ...exemplars.map(
      (exemplar, index): PromptPart => ({ kind: "exemplar", index, text: renderExemplar(exemplar, labels) }),
    ),
    {
      kind: "request",
      text: `\n\n${renderLabelledBlock(labels.user, "")}${afterPromptFile}`,
    },
  ];
}

function renderExemplar({ turns, reset }: Exemplar, labels: SpeakerLabels): string {
  const blocks = turns.flatMap((turn) => [
    renderLabelledBlock(labels.user, turn.user),
    renderLabelledBlock(labels.thoughts, turn.thoughts),
    renderLabelledBlock(labels.reply, turn.reply),
  ]);
  const ending =
    reset === null
      ? []
      : [
          renderLabelledBlock(labels.user, reset.user),
          renderLabelledBlock(labels.autoReply, reset.autoReply),
        ];
  return [...blocks, ...ending].map((block) => `\n\n${block}`).join("");
}
