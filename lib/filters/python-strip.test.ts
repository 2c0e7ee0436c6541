import fc from "fast-check";
import { expect, test } from "vitest";
import { pythonStrip } from "./python-strip";

test("strips what Python takes for whitespace and keeps what it does not", () => {
  expect(pythonStrip(" \n\t\u00a0\u2003\u0085\u001c a b \u001f\r\n")).toBe("a b");
  expect(pythonStrip("\ufeffa\ufeff")).toBe("\ufeffa\ufeff");
  expect(pythonStrip("   ")).toBe("");
});

test("away from the six characters that differ it is trim", () => {
  const unit = fc.constantFrom(" ", "\n", "\t", "\r", "\u00a0", "\u3000", "\u2028", "a", "🌊");
  fc.assert(fc.property(fc.string({ unit }), (text) => pythonStrip(text) === text.trim()));
});
