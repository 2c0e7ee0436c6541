"use client";
import type { Constitution, Principle } from "@/lib/constitutions/constitution";
import {
  changePrinciple,
  changePrincipleNumber,
  colourPrinciple,
  movePrinciple,
  notePrinciple,
  removePrinciple,
  switchPrinciple,
} from "@/lib/constitutions/principle-edits";
import { renamePrinciple } from "@/lib/constitutions/renumber";
import type { PrincipleActs } from "./principle-editor";
import type { EditDraft } from "./use-draft";
import type { ProposeRewrite } from "./use-rewrites";

const nameOf = ({ number, name }: Principle) => `principle ${number} (${name})`;

/** What can be done with each principle; what rewrites citations is shown before. */
export function usePrincipleActs({
  draft,
  edit,
  propose,
  onOpen,
  focusRow,
}: {
  draft: Constitution;
  edit: EditDraft;
  propose: ProposeRewrite;
  onOpen: (number: number | null) => void;
  focusRow: (index: number) => void;
}) {
  const { principles } = draft;

  function move(from: number, to: number) {
    const [moved, target] = [principles[from], principles[to]];
    if (moved === undefined || target === undefined || from === to) return;
    propose({
      change: (c) => movePrinciple(c, from, to),
      label: `moved ${nameOf(moved)} to ${target.number}`,
      title: `Move ${nameOf(moved)} to number ${target.number}?`,
      action: "Move it",
      isMove: true,
      onDone: () => focusRow(to),
    });
  }

  const actsOf = (principle: Principle, index: number): PrincipleActs => {
    const { number } = principle;
    const typing = { isTyping: true };
    return {
      onText: (text) =>
        edit(
          (c) => changePrinciple(c, index, (p) => ({ ...p, text })),
          `reworded principle ${number}`,
          typing,
        ),
      onNote: (note) =>
        edit((c) => notePrinciple(c, index, note), `changed the note of principle ${number}`, typing),
      onHue: (hue) =>
        edit((c) => colourPrinciple(c, index, hue), `gave principle ${number} another hue`, typing),
      onSwitch: (isOn) =>
        edit((c) => switchPrinciple(c, index, isOn), `switched principle ${number} ${isOn ? "on" : "off"}`),
      onRename: (name) =>
        propose({
          change: (c) => renamePrinciple(c, number, name),
          label: `renamed principle ${number}`,
          title: `Rename ${nameOf(principle)} to “${name}”?`,
          action: "Rename it",
          isMove: false,
        }),
      onNumber: (to) =>
        propose({
          change: (c) => changePrincipleNumber(c, index, to),
          label: `gave ${nameOf(principle)} the number ${to}`,
          title: `Give ${nameOf(principle)} the number ${to}?`,
          action: "Give it the number",
          isMove: true,
          onDone: () => onOpen(to),
        }),
      onRemove: () =>
        propose({
          change: (c) => removePrinciple(c, index),
          label: `removed ${nameOf(principle)}`,
          title: `Remove ${nameOf(principle)}?`,
          action: "Remove it",
          isMove: false,
          hasToast: true,
          onDone: () => {
            onOpen(null);
            focusRow(Math.min(index, principles.length - 2));
          },
        }),
    };
  };
  return { actsOf, move };
}
