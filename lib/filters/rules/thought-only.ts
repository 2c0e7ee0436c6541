import { z } from "zod";
import { turnMarkers } from "@/lib/steps/turn-markers";
import { leadingSpace, pythonStrip } from "../python-strip";
import { defineRule } from "../rule-kind";

export const thoughtOnlyKind = defineRule({
  name: "thought_only",
  title: () => "There must be a reply after the thoughts",
  does: "Drops what never got to a reply; what did goes on to the next rules as the reply alone.",
  params: z.strictObject({}),
  fields: [],
  apply: (text, _candidate, { labels }) => {
    const marker = turnMarkers(labels).reply;
    const start = text.indexOf(marker);
    if (start === -1) return { drop: `no “${labels.reply}:” after the thoughts` };
    const reply = text.slice(start + marker.length);
    return { text: pythonStrip(reply), detail: null, taken: start + marker.length + leadingSpace(reply) };
  },
});

export const thoughtOnly = thoughtOnlyKind.make();
