import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";
import { isEnabled, type Principle } from "@/lib/constitutions/constitution";
import { hueOf } from "@/lib/constitutions/principle-hue";
import { fillVariables } from "@/lib/constitutions/template";
import { queryCitation } from "./citation-query";
import { editorWords } from "./editor-words";

const FIRST_WORDS = 60;

type CitationOption = Completion & { principle: Principle };

/** Offers the principles while a citation is being written, and writes it as `N (name)`. */
export const citationCompletion = autocompletion({
  override: [completeCitation],
  icons: false,
  // What opens the list is the beginning of a citation, so that Enter is meant for it from the first moment.
  interactionDelay: 0,
  optionClass: (option) => (isEnabled((option as CitationOption).principle) ? "" : "cm-option-off"),
  addToOptions: [{ position: 20, render: (option) => numberChip((option as CitationOption).principle) }],
});

function completeCitation({ state, pos, explicit }: CompletionContext): CompletionResult | null {
  const { principles, values } = state.facet(editorWords);
  const query = queryCitation(state.doc.toString(), pos, principles, explicit);
  if (query === null) return null;
  const options = query.matches.map((principle): CitationOption => {
    const text = fillVariables(principle.text, values);
    const isCut = text.length > FIRST_WORDS;
    return {
      principle,
      label: `${principle.number} (${principle.name})`,
      displayLabel: principle.name,
      detail: `${isEnabled(principle) ? "" : "off · "}${text.slice(0, FIRST_WORDS).trimEnd()}${isCut ? "…" : ""}`,
      apply: writeCitation,
    };
  });
  // Already in the order that the query gave them.
  return { from: query.from, to: query.to, options, filter: false };
}

function writeCitation(view: EditorView, { label }: Completion, from: number, to: number) {
  view.dispatch({
    changes: { from, to, insert: label },
    selection: { anchor: from + label.length },
    userEvent: "input.complete",
    scrollIntoView: true,
  });
}

function numberChip({ number, hue }: Principle): Node {
  const chip = document.createElement("span");
  chip.className = "cm-option-number";
  chip.dataset.p = String(hueOf({ number, hue }));
  chip.textContent = String(number);
  return chip;
}
