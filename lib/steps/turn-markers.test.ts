import { expect, test } from "vitest";
import { speakerLabels } from "@/lib/constitutions/template";
import { turnMarkers } from "./turn-markers";

test("a marker is a speaker label at the start of a paragraph", () => {
  expect(turnMarkers(speakerLabels({ name: "Mirra" }))).toEqual({
    user: "\n\nUser:",
    thoughts: "\n\nMirra (internal thoughts):",
    reply: "\n\nMirra:",
    autoReply: "\n\nMirra (auto reply):",
  });
});
