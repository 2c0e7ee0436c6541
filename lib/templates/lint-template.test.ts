import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { lintTemplate } from "./lint-template";
import { templateRoleSchema } from "./template";

const good = "Examples.\n\nTask: {instruction}";
const codes = (...given: Parameters<typeof lintTemplate>) => lintTemplate(...given).map(({ code }) => code);

test("a text with all it needs has no finding", () => {
  expect(lintTemplate("input_first", good)).toEqual([]);
});

test("a needed slot that is missing is an error, and so is an empty text", () => {
  const [finding] = lintTemplate("classification", "Is it classification?");
  expect(finding).toMatchObject({ code: "missing_slot", severity: "error" });
  expect(lintTemplate("system", " \n")).toMatchObject([{ code: "empty", severity: "error" }]);
});

test("an unknown slot is pointed at, and a slip is put right", () => {
  const text = "Ask {nobody}. Task: {instructon}";
  const [missing, nobody, slip] = lintTemplate("classification", text);
  expect(missing).toMatchObject({ code: "missing_slot" });
  expect(nobody).toMatchObject({ code: "unknown_slot", place: { start: 4, end: 12 }, fixed: null });
  expect(slip).toMatchObject({ code: "unknown_slot", fixed: "Ask {nobody}. Task: {instruction}" });
});

test("space at the end, foreign line ends, length, and an end in the wrong place are said", () => {
  expect(codes("input_first", `${good}\n`)).toEqual(["trailing_space"]);
  expect(codes("input_first", good.replace("\n", "\r\n"))).toEqual(["foreign_line_ends"]);
  expect(codes("input_first", "word ".repeat(4_000) + good)).toEqual(["too_long"]);
  expect(codes("input_first", `${good}\nThink.`)).toEqual(["wrong_end"]);
  expect(codes("persona", "Be kind.")).toEqual(["no_heading", "wrong_end"]);
});

test("what a finding offers settles it", () => {
  const texts = [
    "Ask {nobody}. Task: {instructon}",
    `${good} \n\n`,
    good.replaceAll("\n", "\r\n"),
    "No slot.",
  ];
  for (const text of texts) {
    for (const { code, fixed, cure, message } of lintTemplate("classification", text)) {
      expect(cure).toMatch(/\.$/);
      if (fixed === null) continue;
      const left = lintTemplate("classification", fixed);
      expect(left.some((other) => other.code === code && other.message === message)).toBe(false);
    }
  }
});

const folder = path.join(import.meta.dirname, "../../prisma/defaults/templates");

test.each(readdirSync(folder))("the studio's own %s is without findings", (file) => {
  const role = templateRoleSchema.parse(path.basename(file, ".txt"));
  expect(lintTemplate(role, readFileSync(path.join(folder, file), "utf8").trimEnd())).toEqual([]);
});
