import { pythonStrip } from "@/lib/filters/python-strip";
import { plainRule } from "../cleaning-rule";

export const outerSpace = plainRule({
  name: "outer_space",
  title: "White space around it",
  does: "Takes off white space at both ends.",
  change: pythonStrip,
});
