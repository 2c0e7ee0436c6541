import { z } from "zod";
import { requestAsJudged } from "@/lib/filters/request-as-judged";
import type { ExportableRecord } from "./exportable-record";

/** What is learned from: a request and the answer to it. */
export type TrainingPair = { instruction: string; input: string; output: string };

const instancesSchema = z.object({
  instances: z.array(z.object({ input: z.string(), output: z.string() })).min(1),
});

/**
 * A record as its training pairs, the request as its preset leaves it: one for each instance that was read in it,
 * with the instance's own input and output; one as it is for a record without instances.
 */
export function trainingPairs(record: ExportableRecord): TrainingPair[] {
  const { instruction, input, output, hits } = record;
  const pair = (of: { input: string; output: string }) => ({
    ...requestAsJudged({ instruction, input: of.input, hits }),
    output: of.output,
  });
  if (record.facts.instances === undefined) return [pair({ input, output })];
  const read = instancesSchema.safeParse(record.facts);
  return read.success ? read.data.instances.map(pair) : [pair({ input, output })];
}

/** The request as one text, as a person would send it. */
export function wholeRequest({ instruction, input }: Pick<TrainingPair, "instruction" | "input">): string {
  return input === "" ? instruction : `${instruction}\n\n${input}`;
}
