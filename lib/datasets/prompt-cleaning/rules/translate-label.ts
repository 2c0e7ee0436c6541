import { plainRule } from "../cleaning-rule";
import { before } from "./before";

export const translateLabel = plainRule({
  name: "translate_label",
  title: "From the Korean “translate now”",
  does: "Cuts at the label of a page that offers to translate.",
  change: (text) => before(text, "지금 번역하기"),
});
