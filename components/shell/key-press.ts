/** What of a keyboard event decides which shortcut it is. */
export type KeyPress = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  /** AltGr types characters; it is no modifier. */
  hasAltGraph: boolean;
};

/**
 * Whether `press` is the one written as `keys`: `n`, `?`, `mod+k`, `alt+ArrowUp`. `mod` is ⌘ or Ctrl. Shift counts
 * only with keys that have a name: for characters it is part of the character.
 */
export function isKeyPress(press: KeyPress, keys: string): boolean {
  const parts = keys.split("+").filter(Boolean);
  const key = parts.at(-1) ?? "+";
  const wants = new Set(parts.slice(0, -1));
  const isCharacter = key.length === 1;
  const hasMod = !press.hasAltGraph && (press.ctrlKey || press.metaKey);
  const hasAlt = !press.hasAltGraph && press.altKey;
  if (hasMod !== wants.has("mod") || hasAlt !== wants.has("alt")) return false;
  if (wants.has("shift") ? !press.shiftKey : !isCharacter && press.shiftKey) return false;
  return isCharacter && (wants.size > 0 || /[a-z]/.test(key))
    ? press.key.toLowerCase() === key && (wants.size > 0 || press.key === key)
    : press.key === key;
}

/** Whether a shortcut is pressed without ⌘, Ctrl or Alt, so that it could also be meant as text. */
export function isBareKey(keys: string): boolean {
  return !/\b(mod|alt)\+/.test(keys);
}
