import { drawsFor } from "./draws-for";
import type { InventingState, InventingStep } from "./inventing-step";
import type { StepRequest } from "./step";
import { capOf, readTopicSettings, type TopicSettings } from "./topic-settings";

/** One type in one round: the topics that its prompts draw from, and how many prompts it gets. */
type TypePlan = { questionType: string; topics: string[]; prompts: number };

const WAIT = { requests: [], isOver: false };
const overBecause = (reason: string) => ({ requests: [], isOver: true, reason });

/**
 * The requests of the next round, once all answers of the one before are read: for each type one prompt a topic that
 * it has. Types take turns, so that a build which ends at a number of topics has asked about all of them alike.
 *
 * Where a round began follows from the topics that had been accepted before, so nothing but them has to be remembered.
 */
export function nextTopicRequests(state: InventingState): ReturnType<InventingStep["next"]> {
  if (state.readTo < state.asked) return WAIT;
  const settings = readTopicSettings(state.setup.settings);
  let first = 0;
  for (let round = 0; round < settings.rounds; round += 1) {
    const plans = planRound(state, settings, first);
    const count = plans.reduce((sum, { prompts }) => sum + prompts, 0);
    if (count === 0)
      return overBecause(
        hasTopics(state) ? "every type is at its cap" : "its seed set has no topic question",
      );
    if (state.asked < first + count) {
      const requests = composeRound(plans, { seed: state.seed, round, settings });
      return { requests: requests.slice(state.asked - first), isOver: false };
    }
    first += count;
  }
  return overBecause(`its ${settings.rounds} rounds are over`);
}

const hasTopics = ({ pool }: InventingState) =>
  pool.some(({ topic, questionType }) => topic !== null && questionType !== null);

/** What the types have before the item `first`, in the order of the pool. */
function planRound({ pool, accepted }: InventingState, settings: TopicSettings, first: number): TypePlan[] {
  const types = new Map<string, { topics: string[]; found: number }>();
  for (const { topic, questionType } of pool) {
    if (topic === null || questionType === null) continue;
    const type = types.get(questionType) ?? { topics: [], found: 0 };
    types.set(questionType, { ...type, topics: [...type.topics, topic] });
  }
  for (const { item, topic, questionType } of accepted) {
    const type = questionType === null || item >= first ? undefined : types.get(questionType);
    if (type === undefined || topic === null) continue;
    type.topics.push(topic);
    type.found += 1;
  }
  const open = [...types]
    .map(([questionType, { topics, found }]) => ({
      questionType,
      topics,
      missing: capOf(settings, questionType) - found,
    }))
    .filter(({ missing }) => missing > 0);
  const share = settings.isBalanced ? balancedShare(open, settings) : Number.POSITIVE_INFINITY;
  return open.map(({ questionType, topics, missing }) => ({
    questionType,
    topics,
    // Each prompt is expected to bring a topic at least: more of them than topics are missing would be asked in vain.
    prompts: Math.min(topics.length, share, missing),
  }));
}

/**
 * Prompts that a type may have in a round: as many as the type with the fewest topics, but never fewer than begin to
 * show several topics at once, so that one weak type does not hold up all others.
 */
function balancedShare(open: readonly { topics: string[] }[], settings: TopicSettings): number {
  const fewest = Math.min(...open.map(({ topics }) => topics.length));
  return Math.max(fewest, 2 * settings.topicsPerPrompt);
}

function composeRound(
  plans: readonly TypePlan[],
  { seed, round, settings }: { seed: number; round: number; settings: TopicSettings },
): StepRequest[] {
  const byType = plans.map(({ questionType, topics, prompts }) => {
    const draw = drawsFor(seed, "topics", round, questionType);
    const isFew = topics.length < 2 * settings.topicsPerPrompt;
    const single = isFew ? draw(topics, prompts) : [];
    return Array.from({ length: prompts }, (_, at) =>
      topicRequest(
        round,
        questionType,
        isFew ? single.slice(at, at + 1) : draw(topics, settings.topicsPerPrompt),
      ),
    );
  });
  const longest = Math.max(0, ...byType.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) =>
    byType.flatMap((requests) => requests.slice(at, at + 1)),
  ).flat();
}

function topicRequest(round: number, questionType: string, topics: string[]): StepRequest {
  return {
    instruction: questionType,
    input: topics.join("\n"),
    body: { step: "topics", round, questionType, topics },
  };
}
