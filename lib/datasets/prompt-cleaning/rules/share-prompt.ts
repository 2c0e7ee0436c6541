import { plainRule } from "../cleaning-rule";
import { withoutSuffix } from "./suffix";

export const sharePrompt = plainRule({
  name: "share_prompt",
  title: "“Share Prompt” at the end",
  does: "Takes off the words of a button.",
  change: (text) => withoutSuffix(text, "Share Prompt"),
});
