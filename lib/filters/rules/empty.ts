import { z } from "zod";
import { defineRule } from "../rule-kind";
import { withoutTurnEnd } from "../turn-end";

export const emptyKind = defineRule({
  name: "empty",
  title: () => "Something must be left",
  does: "Drops replies of which the cuts left nothing.",
  params: z.strictObject({}),
  fields: [],
  apply: (text) => (withoutTurnEnd(text).trim() === "" ? { drop: "nothing is left of the reply" } : null),
});

export const empty = emptyKind.make();
