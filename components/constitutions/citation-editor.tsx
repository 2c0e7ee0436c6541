"use client";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import { EditorView, placeholder } from "@codemirror/view";
import clsx from "clsx";
import { useEffect, useId, useLayoutEffect, useRef } from "react";
import type { Principle } from "@/lib/constitutions/constitution";
import type { VariableValues } from "@/lib/constitutions/template";
import { citationCompletion } from "./citation-completion";
import { citationKeys } from "./citation-keys";
import { citationMarks } from "./citation-marks";
import { citationTheme } from "./citation-theme";
import { editorWords } from "./editor-words";
import { smallestChange } from "./smallest-change";

/** Marks a change that came from the draft, so that it is not reported back to it. */
const fromDraft = Annotation.define<true>();

/**
 * Thoughts under the pen: citations stand as chips and complete while they are typed, variables tell their value.
 * The text is the draft's; undoing is the draft's too.
 */
export function CitationEditor({
  label,
  value,
  principles,
  values,
  onChange,
  onUndo,
  className,
}: {
  /** e.g. "the thoughts of turn 2". */
  label: string;
  value: string;
  principles: readonly Principle[];
  values: VariableValues;
  onChange: (value: string) => void;
  onUndo: () => void;
  className?: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<{ view: EditorView; words: Compartment; name: Compartment } | null>(null);
  const latest = useRef({ value, principles, values, label, onChange, onUndo });
  useLayoutEffect(() => {
    latest.current = { value, principles, values, label, onChange, onUndo };
  });
  const hintId = useId();

  useLayoutEffect(() => {
    if (box.current === null) return;
    const { value: doc, ...now } = latest.current;
    const [words, name] = [new Compartment(), new Compartment()];
    const view = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc,
        extensions: [
          words.of(editorWords.of(now)),
          name.of(EditorView.contentAttributes.of({ "aria-label": now.label })),
          EditorView.contentAttributes.of({ "aria-describedby": hintId, spellcheck: "true" }),
          EditorView.lineWrapping,
          placeholder("empty; write here"),
          citationMarks,
          citationCompletion,
          citationKeys({
            onUndo: () => latest.current.onUndo(),
            onEscape: () => view.contentDOM.blur(),
          }),
          citationTheme,
          EditorView.updateListener.of((update) => {
            const isOwn = update.transactions.some((one) => one.docChanged && !one.annotation(fromDraft));
            if (isOwn) latest.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    editor.current = { view, words, name };
    return () => {
      editor.current = null;
      view.destroy();
    };
  }, [hintId]);

  // An undo, a fix, somebody else's text: only what differs is replaced, so that the caret stays in its words.
  useLayoutEffect(() => {
    const view = editor.current?.view;
    if (view === undefined) return;
    const changes = smallestChange(view.state.doc.toString(), value);
    if (changes !== null) view.dispatch({ changes, annotations: fromDraft.of(true) });
  }, [value]);
  useEffect(() => {
    const { view, words, name } = editor.current ?? {};
    view?.dispatch({
      effects: [
        ...(words === undefined ? [] : [words.reconfigure(editorWords.of({ principles, values }))]),
        ...(name === undefined
          ? []
          : [name.reconfigure(EditorView.contentAttributes.of({ "aria-label": label }))]),
      ],
    });
  }, [principles, values, label]);

  return (
    <div
      ref={box}
      className={clsx(
        "prose-text max-w-[calc(68ch+24px)] rounded-field border border-transparent px-3 py-2 text-15",
        "hover:bg-hover focus-within:border-accent focus-within:bg-surface focus-within:shadow-[0_0_0_1px_var(--accent)]",
        className,
      )}
    >
      <span id={hintId} className="sr-only">
        A number or @ offers principles to cite.
      </span>
    </div>
  );
}
