import { turnMarkers } from "@/lib/steps/turn-markers";
import type { FilterRule } from "../filter";
import { leadingSpace, pythonStrip } from "../python-strip";

/** Drops what never got to a reply; what did goes on as the reply alone. */
export const thoughtOnly: FilterRule = {
  name: "thought_only",
  title: "There must be a reply after the thoughts",
  apply: (text, _candidate, { labels }) => {
    const marker = turnMarkers(labels).reply;
    const start = text.indexOf(marker);
    if (start === -1) return { drop: `no “${labels.reply}:” after the thoughts` };
    const reply = text.slice(start + marker.length);
    return { text: pythonStrip(reply), detail: null, taken: start + marker.length + leadingSpace(reply) };
  },
};
