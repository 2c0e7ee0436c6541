import { type EditorState, type Range, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import { type Citation, findCitations } from "@/lib/constitutions/citations";
import { hueOf } from "@/lib/constitutions/principle-hue";
import { findVariables } from "@/lib/constitutions/template";
import { citationReason } from "./citation-reason";
import { type EditorWords, editorWords } from "./editor-words";

/** Lights citations and template variables. They are marks over the text, which stays plain and is copied as it is. */
export const citationMarks = StateField.define<DecorationSet>({
  create: marksOf,
  update: (marks, { docChanged, startState, state }) =>
    docChanged || startState.facet(editorWords) !== state.facet(editorWords) ? marksOf(state) : marks,
  provide: (field) => EditorView.decorations.from(field),
});

function marksOf(state: EditorState): DecorationSet {
  const words = state.facet(editorWords);
  const text = state.doc.toString();
  return Decoration.set(
    [
      ...findCitations(text, words.principles).flatMap((citation) => citationRanges(citation, words)),
      ...findVariables(text).map(({ name, start, end }) => variableMark(name, words).range(start, end)),
    ],
    true,
  );
}

/** A name longer than this may break, or it could be wider than its column. */
const NAME_ON_ONE_LINE = 40;
const numberMark = Decoration.mark({ class: "cm-citation-number" });

function citationRanges(citation: Citation, { principles }: EditorWords): Range<Decoration>[] {
  const { number, name, start, end, match } = citation;
  const principle = principles.findLast((one) => one.number === number);
  const reason = citationReason(citation, principles);
  const hue = hueOf(principle ?? { number });
  const look =
    match === "unknown_number"
      ? "unknown"
      : match === "wrong_name"
        ? "wrong"
        : reason === null
          ? "right"
          : "off";
  const chip = Decoration.mark({
    class: `cm-citation cm-citation-${look}${name.length <= NAME_ON_ONE_LINE ? " cm-citation-short" : ""}`,
    // The browser's own spelling marks would compete with ours.
    attributes: { "data-p": String(hue), spellcheck: "false", ...(reason === null ? {} : { title: reason }) },
  });
  return [chip.range(start, end), numberMark.range(start, start + String(number).length)];
}

function variableMark(name: string, { values }: EditorWords): Decoration {
  const value = Object.hasOwn(values, name) ? values[name as keyof typeof values] : undefined;
  const title =
    value === undefined
      ? `There is no variable “${name}”; it is shown as it stands.`
      : value === ""
        ? `“${name}” is empty now.`
        : value;
  return Decoration.mark({
    class: value === undefined ? "cm-variable cm-variable-unknown" : "cm-variable",
    attributes: { title, spellcheck: "false" },
  });
}
