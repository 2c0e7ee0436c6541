import { z } from "zod";
import { noveltyModes, SELF_INSTRUCT_THRESHOLD } from "@/lib/novelty/novelty-index";

/** What each layout shows and asks for where nobody said otherwise: Dromedary's figures, and Self-Instruct's own. */
const LAYOUT_DEFAULTS = {
  alpaca: { examples: 5, machineExamples: 0, lastNumber: 20 },
  list: { examples: 8, machineExamples: 2, lastNumber: 16 },
} as const;

const settingsSchema = z
  .strictObject({
    /** `alpaca`: tasks with inputs, set apart by `###`. `list`: a numbered list of instructions. */
    layout: z.enum(["alpaca", "list"]),
    /** Tasks that a prompt shows. */
    examples: z.int().min(1).max(20),
    /** At most so many of them are accepted ones; the others are hand-written. */
    machineExamples: z.int().min(0).max(20),
    /** The number that a completion may write last; it ends where the next one would begin. */
    lastNumber: z.int().min(2).max(60),
    /** How many requests may be composed beyond the last answer that was read. */
    lag: z.int().min(1).max(10_000).default(64),
    /** ROUGE-L F1 above which a task is not new. */
    threshold: z.number().min(0).max(1).default(SELF_INSTRUCT_THRESHOLD),
    /** `unicode`: text that the reference's tokenizer does not see is compared by pairs of characters. */
    noveltyMode: z.enum(noveltyModes).default("mended"),
    /** Of the list layout: shows and asks for classification tasks alone. */
    onlyClassification: z.boolean().default(false),
    /** Requests after which the build ends, however few were accepted; null: twenty times what the target needs. */
    maxRequests: z.int().min(1).nullable().default(null),
    /** Answers in a row without anything new after which the build ends. */
    mostFruitless: z.int().min(1).default(500),
  })
  .refine(({ examples, machineExamples }) => machineExamples <= examples, {
    path: ["machineExamples"],
    message: "not more than the examples of a prompt",
  })
  .refine(({ examples, lastNumber }) => lastNumber > examples, {
    path: ["lastNumber"],
    message: "above the number of examples",
  });

export type SelfInstructSettings = z.infer<typeof settingsSchema>;

/** What is left out becomes the layout's default; whole settings read as themselves. */
export const selfInstructSettings = z.preprocess((given) => {
  if (typeof given !== "object" || given === null) return given;
  const layout = "layout" in given && given.layout === "list" ? "list" : "alpaca";
  return { layout, ...LAYOUT_DEFAULTS[layout], ...given };
}, settingsSchema);

/** The requests after which a build ends at the latest. Without a target and a bound: as many as the lag. */
export function mostRequests(settings: SelfInstructSettings, target: number | null): number {
  const { maxRequests, lag, lastNumber, examples } = settings;
  if (maxRequests !== null) return maxRequests;
  return target === null ? lag : lag + Math.ceil((20 * target) / (lastNumber - examples));
}
