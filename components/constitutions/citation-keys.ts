import { standardKeymap } from "@codemirror/commands";
import { Prec } from "@codemirror/state";
import { type Command, EditorView, keymap } from "@codemirror/view";
import { findCitations } from "@/lib/constitutions/citations";
import { editorWords } from "./editor-words";

/**
 * Backspace after a chip, or Delete before it, takes hold of the whole chip first; the next press deletes it. A
 * citation with a wrong name is text to be mended and loses letter by letter.
 */
const holdChip =
  (edge: "start" | "end"): Command =>
  ({ state, dispatch }) => {
    const { empty, head } = state.selection.main;
    if (!empty || state.selection.ranges.length > 1) return false;
    const citations = findCitations(state.doc.toString(), state.facet(editorWords).principles);
    const chip = citations.find((citation) => citation[edge] === head && citation.match === "exact");
    if (chip === undefined) return false;
    const [anchor, to] = edge === "end" ? [chip.start, chip.end] : [chip.end, chip.start];
    dispatch(state.update({ selection: { anchor, head: to }, userEvent: "select" }));
    return true;
  };

/** The keys of a text that keeps no history of its own: what undoes is the draft. Tab is left to the page. */
export function citationKeys({ onUndo, onEscape }: { onUndo: () => void; onEscape: () => void }) {
  return [
    Prec.high(
      keymap.of([
        { key: "Backspace", run: holdChip("end") },
        { key: "Delete", run: holdChip("start") },
        {
          key: "Mod-z",
          run: () => {
            onUndo();
            return true;
          },
        },
      ]),
    ),
    // Below the completion's own Escape, which closes its list first.
    Prec.low(
      keymap.of([
        {
          key: "Escape",
          stopPropagation: true,
          run: () => {
            onEscape();
            return true;
          },
        },
        ...standardKeymap,
      ]),
    ),
    EditorView.domEventHandlers({
      // From the browser's menu, or a gesture: its history knows nothing of ours.
      beforeinput: (event) => {
        if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return false;
        if (event.inputType === "historyUndo") onUndo();
        event.preventDefault();
        return true;
      },
    }),
  ];
}
