import { expect, it } from "vitest";
import { canAskAbout } from "./fitting-dataset";

it("a step asks about datasets that hold what it asks for, and one that invents by itself about none", () => {
  expect(canAskAbout({ asks: "replies" }, "replies")).toBe(true);
  expect(canAskAbout({ asks: "replies" }, "prompts")).toBe(false);
  expect(canAskAbout({ asks: "prompts" }, "replies")).toBe(true);
  expect(canAskAbout({ asks: "prompts" }, "topics")).toBe(false);
  expect(canAskAbout({ asks: "topics" }, "topics")).toBe(true);
  expect(canAskAbout({ asks: "itself" }, "prompts")).toBe(false);
});
