import { plainRule } from "../cleaning-rule";
import { before } from "./before";

export const languageTail = plainRule({
  name: "language_tail",
  title: "From a line “Language:”",
  does: "Cuts at the line in which a page names the language.",
  change: (text) => before(text, "\n \n Language: "),
});
