import { describe, expect, it } from "vitest";
import { completionsOf, insertVariable, openVariableAt } from "./variable-completion";

describe("variables while typing", () => {
  it("are offered from the opened braces on, by their first letters", () => {
    const open = openVariableAt("Ask {{o", 7);
    expect(open).toEqual({ start: 4, typed: "o" });
    expect(completionsOf({ start: 0, typed: "" })).toContain("cut_off");
    expect(open && completionsOf(open)).toEqual(["organisation"]);
  });

  it("are not offered where the braces are closed, escaped or elsewhere", () => {
    expect(openVariableAt("Ask {{name}}", 12)).toBeNull();
    expect(openVariableAt("Ask \\{{na", 9)).toBeNull();
    expect(openVariableAt("{{ and so", 9)).toBeNull();
    expect(completionsOf({ start: 0, typed: "name" })).toEqual([]);
  });

  it("take the place of what was typed of them, or of what is selected", () => {
    expect(insertVariable("Ask {{na now", { start: 8, end: 8 }, "name")).toEqual({
      text: "Ask {{name}} now",
      caret: 12,
    });
    expect(insertVariable("Ask {{na}} now", { start: 8, end: 8 }, "name").text).toBe("Ask {{name}} now");
    expect(insertVariable("Ask Ada now", { start: 4, end: 7 }, "name").text).toBe("Ask {{name}} now");
  });
});
