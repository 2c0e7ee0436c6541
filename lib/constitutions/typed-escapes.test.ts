import fc from "fast-check";
import { expect, it } from "vitest";
import { fromTyped, toTyped } from "./typed-escapes";

it("a text with line breaks is typed on one line and comes back as it was", () => {
  const text = fc
    .array(fc.constantFrom("\\", "n", "\n", "\t", "\r", "User:", "{{name}}"))
    .map((p) => p.join(""));
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), (any) => {
      expect(toTyped(any)).not.toMatch(/[\n\r\t]/);
      expect(fromTyped(toTyped(any))).toBe(any);
    }),
  );
  expect(fromTyped("\\n\\nUser:")).toBe("\n\nUser:");
  expect(fromTyped("\\{{name}}")).toBe("\\{{name}}");
});
