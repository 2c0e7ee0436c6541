import { expect, test } from "vitest";
import { markdownTable } from "@/lib/exports/markdown-table";
import { markdownParts } from "./markdown-parts";

test("a report's tables read back as they were written, bars in a cell included", () => {
  const rows = [
    ["short", 12],
    ["a | b", 3],
  ] as const;
  expect(markdownParts(markdownTable(["dropped by", "records"], rows))).toEqual([
    {
      kind: "table",
      head: ["dropped by", "records"],
      rows: [
        ["short", "12"],
        ["a | b", "3"],
      ],
    },
  ]);
});

test("lists are lists, code loses its marks, and anything else is text", () => {
  expect(markdownParts("- kept\n- cites `7`\n\nNo answer names another assistant.")).toEqual([
    { kind: "list", items: ["kept", "cites 7"] },
    { kind: "text", text: "No answer names another assistant." },
  ]);
});
