import { plainRule } from "../cleaning-rule";
import { withoutSuffix } from "./suffix";

export const translateNow = plainRule({
  name: "translate_now",
  title: "“Translate now” at the end",
  does: "Takes off the words of a button.",
  change: (text) => withoutSuffix(text, "Translate now"),
});
