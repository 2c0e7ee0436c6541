import { pythonStrip } from "@/lib/filters/python-strip";
import { plainRule } from "../cleaning-rule";

const BANNER = "~The following is a conversation with Bing, not ChatGPT.~";

export const bingBanner = plainRule({
  name: "bing_banner",
  title: "“… a conversation with Bing …” in front",
  does: "Takes off the line with which a page says whose conversation follows.",
  change: (text) => (text.startsWith(BANNER) ? pythonStrip(text.slice(BANNER.length)) : text),
});
