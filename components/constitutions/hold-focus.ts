import { flushSync } from "react-dom";

/** Does `move` and keeps the keyboard where it was: browsers let go of what is put elsewhere on the page. */
export function holdFocus(move: () => void) {
  const held = document.activeElement;
  flushSync(move);
  if (held instanceof HTMLElement && held.isConnected && held !== document.activeElement) held.focus();
}
