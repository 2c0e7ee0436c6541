import { citedNumbers } from "@/lib/constitutions/citations";
import { applyPreset } from "@/lib/filters/apply-preset";
import type { FilterPreset } from "@/lib/filters/filter";
import { selfAlign } from "@/lib/steps/self-align";
import { insertRecords, type NewRecord } from "@/lib/store/record-inserts";
import { shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import { newRecord } from "./new-record";

/** Texts that the built-in presets judge differently: by topic, by copy, by length, and alike. */
export const TEXTS = [
  "The weather is what it is in these hills: mild by day, cold by night, and never the same for as long as a week, so that people who walk there carry a coat with them whatever the sky looks like.",
  "Of wool I know this: whose finest hair is called cashmere or mohair is the goat, and it is kept in dry lands where nothing else would live on what grows there, by people who know it well.",
  "A river begins as a spring in the hills, gathers brooks on its way down, slows where the land is flat, and in the end, wide and brown with all it carries, it reaches the sea.",
  "Too short.",
  "I'm sorry, but I would rather say nothing about this, which is a matter for those who were there when it happened, and who have every right to be asked before anybody else speaks of it.",
  "It goes. It goes. A clause that comes again is cut away, with all that follows it, whatever it was that followed, and it may have been a great deal of text that nobody will read.",
];

/** Stores records of items `from` to `to` with these texts in turn, judged by `preset` as a worker would. */
export async function fillBuild(
  build: { id: number; datasetId: number },
  preset: FilterPreset,
  { from, to }: { from: number; to: number },
): Promise<NewRecord[]> {
  const records = Array.from({ length: to - from }, (_, index) => {
    const item = from + index;
    const text = TEXTS[item % TEXTS.length] ?? "";
    const thoughts =
      "I am a helpful, ethical, and reliable assistant. I should follow principles 2 (helpful).";
    const rawText = ` ${thoughts}\n\nMirra: ${text}`;
    const request = { instruction: `Tell me about it, for the ${item}th time.`, input: "" };
    const judged = applyPreset(preset, { request, rawText, isTurnEnded: true }, mirra);
    const parsed = selfAlign.parse(rawText, mirra, { isFinal: true });
    return newRecord(build, item, {
      ...request,
      rawText,
      thoughts: parsed.thoughts,
      reply: parsed.reply,
      cited: citedNumbers(parsed.citations),
      verdict: judged.verdict,
      reason: judged.reason,
      output: judged.output,
      hits: judged.hits,
    });
  });
  for (let at = 0; at < records.length; at += 500) await insertRecords(records.slice(at, at + 500));
  return records;
}
