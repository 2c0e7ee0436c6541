import { isBareKey, isKeyPress, type KeyPress } from "./key-press";

export type Shortcut = {
  /** `n`, `mod+k`, or two presses one after the other: `g c`. */
  keys: string;
  /** What it does, in the words of the cheatsheet. */
  label: string;
  run: (event: KeyboardEvent) => void;
  /** Stands in the status line. */
  isPinned?: boolean;
  /** How the keys are printed there, where one entry stands for a pair of them, e.g. `alt ↑↓`. */
  printed?: string;
  /** Also inside a text box; only for keys with a modifier. */
  worksWhileTyping?: boolean;
};

export type ShortcutLayer = { group: string; shortcuts: readonly Shortcut[] };

const PREFIX_MS = 1200;
export const EVERYWHERE = "Everywhere";

let layers: readonly ShortcutLayer[] = [];
const listeners = new Set<() => void>();
/** The control that was pressed with a pointer last, until Tab is pressed. */
let pointedAt: Element | null = null;
let pending: { prefix: string; until: number } | null = null;

export const currentLayers = () => layers;

export function subscribeToLayers(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Puts a layer in force until the returned function is called. A page's layer goes before the one for everywhere. */
export function addLayer(layer: ShortcutLayer): () => void {
  if (layers.length === 0) {
    window.addEventListener("keydown", handleKeyDown);
    window.addEventListener("pointerdown", handlePointerDown, true);
  }
  setLayers(layer.group === EVERYWHERE ? [...layers, layer] : [layer, ...layers]);
  return () => {
    setLayers(layers.filter((other) => other !== layer));
    if (layers.length > 0) return;
    window.removeEventListener("keydown", handleKeyDown);
    window.removeEventListener("pointerdown", handlePointerDown, true);
  };
}

function setLayers(next: readonly ShortcutLayer[]) {
  layers = next;
  for (const listener of listeners) listener();
}

function handlePointerDown(event: PointerEvent) {
  pointedAt = event.target instanceof Element ? event.target.closest("button, [role=tab]") : null;
}

function handleKeyDown(event: KeyboardEvent) {
  if (event.key === "Tab") pointedAt = null;
  if (event.defaultPrevented || event.isComposing || isOverlayOpen()) return;
  const press = toKeyPress(event);
  const prefix = pending !== null && pending.until > Date.now() ? pending.prefix : null;
  pending = null;
  for (const shortcut of layers.flatMap((layer) => layer.shortcuts)) {
    if (!isAllowedAt(event.target, shortcut)) continue;
    const [first, second] = shortcut.keys.split(" ");
    if (first === undefined) continue;
    if (second === undefined) {
      if (prefix !== null || !isKeyPress(press, first)) continue;
    } else if (prefix === null) {
      if (!isKeyPress(press, first)) continue;
      pending = { prefix: first, until: Date.now() + PREFIX_MS };
      return;
    } else if (prefix !== first || !isKeyPress(press, second)) continue;
    event.preventDefault();
    shortcut.run(event);
    return;
  }
}

function toKeyPress(event: KeyboardEvent): KeyPress {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  return { key, ctrlKey, metaKey, altKey, shiftKey, hasAltGraph: event.getModifierState("AltGraph") };
}

function isAllowedAt(target: EventTarget | null, shortcut: Shortcut): boolean {
  if (!(target instanceof HTMLElement)) return true;
  if (isTextBox(target)) return shortcut.worksWhileTyping === true && !isBareKey(shortcut.keys);
  // A button that the keyboard walked to keeps its keys; one that the mouse pressed does not hold on to them.
  // (:focus-visible cannot tell: the key press itself makes it true.)
  return !(isBareKey(shortcut.keys) && target.matches("button, [role=tab]") && target !== pointedAt);
}

/** Whether keys pressed here are text. */
export function isTextBox(target: HTMLElement): boolean {
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement)
    return !/^(button|checkbox|radio|submit|reset|file)$/.test(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function isOverlayOpen(): boolean {
  return (
    document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null
  );
}
