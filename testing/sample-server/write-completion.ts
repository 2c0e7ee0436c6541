import { chooseMistake } from "./base-model-mistakes";
import { choosePrinciples } from "./choose-principles";
import { describeRequest } from "./describe-request";
import { readPrompt } from "./read-prompt";
import type { ScriptSettings, WrittenCompletion } from "./script";
import { seededRandom } from "./seeded-random";
import { stepScripts } from "./step-scripts";
import { writeContinuation } from "./write-continuation";
import { writeReply } from "./write-reply";
import { writeThoughts } from "./write-thoughts";

/**
 * The whole continuation of `prompt`, before stop strings and limits. Same prompt, seed and settings, same text;
 * at temperature 0 the seed has no say, as on a real server.
 */
export function writeCompletion(prompt: string, settings: ScriptSettings): WrittenCompletion {
  const seed = settings.temperature === 0 ? 0 : settings.seed;
  const random = seededRandom("completion", prompt, seed, settings.temperature, settings.topP);
  for (const script of stepScripts) {
    const written = script(prompt, random, settings);
    if (written !== null) return written;
  }
  const read = readPrompt(prompt);
  if (read === null) return { text: writeContinuation(prompt, random), mistake: null };

  const request = describeRequest(read.request);
  const cited = choosePrinciples(read.principles, request, random);
  const right = {
    thoughts: writeThoughts(read.identity, request, cited, random),
    reply: writeReply(request, random),
  };
  const mistake = settings.isFaultless ? null : chooseMistake(random);
  const { thoughts, reply } = mistake?.make(right, read, random) ?? right;
  const answered = reply === null ? thoughts : `${thoughts}\n\n${read.name}: ${reply}`;
  // A base model does not stop by itself: it goes on with the conversation until a stop string ends it.
  const text = ` ${answered} \n\nUser: Good job! Clear context\n\n${read.name} (auto reply): Thank you!\n\nUser:`;
  return { text, mistake: mistake?.name ?? null };
}
