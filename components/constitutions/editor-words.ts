import { Facet } from "@codemirror/state";
import type { Principle } from "@/lib/constitutions/constitution";
import type { VariableValues } from "@/lib/constitutions/template";

/** What a text is held against while it is written. */
export type EditorWords = { principles: readonly Principle[]; values: VariableValues };

/** It changes with the draft, under a text that may stay the same. */
export const editorWords = Facet.define<EditorWords, EditorWords>({
  combine: (given) => given[0] ?? { principles: [], values: {} },
});
