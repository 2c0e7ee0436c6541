import type { FindingPlace } from "@/lib/constitutions/finding";

export const editorTabs = ["principles", "exemplars", "preamble", "words"] as const;
export type EditorTab = (typeof editorTabs)[number];

/** What is open in the editor, as it stands in the URL; principle by number, exemplar counted from 1. */
export type PlaceInEditor = { tab: EditorTab; principle: number | null; exemplar: number | null };

/** Where in the editor a finding can be settled. */
export function placeOfFinding(place: FindingPlace): PlaceInEditor {
  switch (place.kind) {
    case "principle":
      return { tab: "principles", principle: place.number, exemplar: null };
    case "exemplar":
      return { tab: "exemplars", principle: null, exemplar: place.exemplar + 1 };
    case "preamble":
    case "exemplar_intro":
      return { tab: "preamble", principle: null, exemplar: null };
    case "name":
    case "labels":
    case "identity":
    case "stop":
      return { tab: "words", principle: null, exemplar: null };
  }
}
