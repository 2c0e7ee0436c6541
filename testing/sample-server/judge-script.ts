import type { StepScript } from "./script";
import type { Random } from "./seeded-random";

/** The last line asks for a score and two bars; what stands under the last heading of its own line was answered. */
const CUE = /(?:^|\n)[^\n]*score[^\n]*\|\|[^\n]*:\s*$/i;
const RESPONSE = /\n(?:response|answer|reply|output)[^\n]*:\n/gi;
const FOLLOWING = /follow/i;

const REFUSAL = /\b(?:sorry|cannot|can't|unable to|as an ai)\b/i;
const GOOD = ["The reply is right and to the point.", "Nothing is missing and nothing is too much."];
const FAIR = ["Most of it holds, but a part is left open.", "It would be better with an example."];
const POOR = ["It says little about what was asked.", "The reply is hard to make sense of."];
const UNPARSED = [" I cannot judge this.", " The reply is good, I think.", " Good.||It says what is needed."];
const UNPARSED_SHARE = 0.03;

/** A judge's line for a rubric: the longer and the more to the point the reply, the higher the score. */
export const writeJudgement: StepScript = (prompt, random, { isFaultless }) => {
  const cue = CUE.exec(prompt);
  if (cue === null) return null;
  const heading = [...prompt.slice(0, cue.index).matchAll(RESPONSE)].at(-1);
  if (heading === undefined) return null;
  const response = prompt.slice(heading.index + heading[0].length, cue.index).trim();
  if (!isFaultless && random.chance(UNPARSED_SHARE))
    return { text: random.pick(UNPARSED), mistake: "unparsed" };
  const score = scoreOf(response, prompt.slice(0, heading.index), FOLLOWING.test(cue[0]), random);
  const said = random.pick(score >= 8 ? GOOD : score >= 5 ? FAIR : POOR);
  const written = random.chance(0.05) && score < 10 ? `${score}.5` : `${score}`;
  // A base model goes on with the next case.
  return { text: ` ${written}||${said}\n\nInstruction:\n`, mistake: null };
};

function scoreOf(response: string, asked: string, isFollowing: boolean, random: Random): number {
  const words = response.split(/\s+/).filter((word) => word !== "").length;
  const sentences = response.split(/(?<=[.!?])\s+/);
  let score = words === 0 ? 1 : words < 8 ? 5 : words < 150 ? 9 : 7;
  if (REFUSAL.test(response)) score -= isFollowing ? 4 : 2;
  if (response.length > 20 && asked.includes(response)) score -= 5;
  if (new Set(sentences).size < sentences.length) score -= isFollowing ? 1 : 3;
  return Math.max(1, Math.min(10, score + random.pick([-2, -1, 0, 0, 0, 1, 1])));
}
