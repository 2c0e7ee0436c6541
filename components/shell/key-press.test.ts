import { describe, expect, it } from "vitest";
import { isBareKey, isKeyPress, type KeyPress } from "./key-press";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  hasAltGraph: false,
  ...more,
});

describe("key presses", () => {
  it("takes ⌘ and Ctrl for the same modifier", () => {
    expect(isKeyPress(press("k", { metaKey: true }), "mod+k")).toBe(true);
    expect(isKeyPress(press("k", { ctrlKey: true }), "mod+k")).toBe(true);
    expect(isKeyPress(press("k"), "mod+k")).toBe(false);
  });

  it("leaves a bare key alone when a modifier is held", () => {
    expect(isKeyPress(press("n"), "n")).toBe(true);
    expect(isKeyPress(press("n", { ctrlKey: true }), "n")).toBe(false);
    expect(isKeyPress(press("n", { altKey: true }), "n")).toBe(false);
  });

  it("treats shift as part of a character", () => {
    expect(isKeyPress(press("?", { shiftKey: true }), "?")).toBe(true);
    expect(isKeyPress(press("N", { shiftKey: true }), "n")).toBe(false);
  });

  it("does not take AltGr for Ctrl and Alt", () => {
    const altGraph = { ctrlKey: true, altKey: true, hasAltGraph: true };
    expect(isKeyPress(press("k", altGraph), "mod+k")).toBe(false);
    expect(isKeyPress(press("?", altGraph), "?")).toBe(true);
  });

  it("tells a named key with a modifier from the same key without", () => {
    expect(isKeyPress(press("ArrowUp", { altKey: true }), "alt+ArrowUp")).toBe(true);
    expect(isKeyPress(press("ArrowUp"), "alt+ArrowUp")).toBe(false);
    expect(isKeyPress(press("z", { metaKey: true, shiftKey: true }), "mod+shift+z")).toBe(true);
  });

  it("knows which shortcuts could be typed as text", () => {
    expect(isBareKey("g c")).toBe(true);
    expect(isBareKey("mod+Enter")).toBe(false);
  });
});
