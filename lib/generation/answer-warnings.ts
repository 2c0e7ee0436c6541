import type { CompletionOutcome, CompletionRequest } from "./completion";
import { completionBody } from "./completion-body";
import { isPromptCut, promptCutSentence, windowSentence } from "./prompt-fit";
import type { ServerProbe } from "./server-probe";

export type AnswerWarningCode =
  | "prompt_cut"
  | "prompt_exceeds_window"
  | "window_reached"
  | "max_tokens_ignored"
  | "stop_ignored"
  | "logprobs_missing"
  | "seed_unsupported"
  | "setting_ignored"
  | "usage_missing";

/** Something the server did that was not asked of it: a sentence with the cause and one with the cure. */
export type AnswerWarning = { code: AnswerWarningCode; message: string };

export type Answer = {
  request: CompletionRequest;
  outcome: CompletionOutcome;
  /**
   * The whole prompt as counted by the server's own tokenizer. Never an estimate, nor the sum of parts that were
   * counted apart: what they are off by would be taken for a cut.
   */
  countedPromptTokens: number | null;
  probe: ServerProbe | null;
};

/**
 * What a person has to know before they trust a completion; the gravest first. Servers ignore what they do not
 * support and cut what does not fit without a word, so the answer itself is compared with the request.
 */
export function answerWarnings(answer: Answer): AnswerWarning[] {
  const { outcome } = answer;
  const warnings = [
    outcome.status === "completed" ? promptCut(answer, outcome) : null,
    promptExceedsWindow(answer),
    ...(outcome.status === "completed"
      ? [
          windowReached(answer, outcome),
          maxTokensIgnored(answer, outcome),
          stopIgnored(answer, outcome),
          logprobsMissing(answer, outcome),
        ]
      : []),
    seedUnsupported(answer),
    settingsIgnored(answer),
    outcome.status === "completed" ? usageMissing(outcome) : null,
  ];
  return warnings.filter((warning) => warning !== null);
}

/** What a server is known to ignore before it is asked. */
export function settingWarnings(asked: Pick<Answer, "request" | "probe">): AnswerWarning[] {
  return [seedUnsupported(asked), settingsIgnored(asked)].filter((warning) => warning !== null);
}

type Completed = Extract<CompletionOutcome, { status: "completed" }>;
type Maybe = AnswerWarning | null;

function promptCut({ countedPromptTokens: sent }: Answer, { usage }: Completed): Maybe {
  const read = usage.promptTokens;
  if (sent === null || read === null || !isPromptCut({ sentTokens: sent, readTokens: read })) return null;
  return { code: "prompt_cut", message: promptCutSentence(sent, read) };
}

function promptExceedsWindow({ request, outcome, countedPromptTokens, probe }: Answer): Maybe {
  const window = windowOf(probe);
  const read = outcome.status === "completed" ? outcome.usage.promptTokens : null;
  const prompt = countedPromptTokens ?? read;
  const room = request.sampling.maxTokens;
  if (window === null || prompt === null || prompt + room <= window) return null;
  return { code: "prompt_exceeds_window", message: windowSentence(prompt, room, window) };
}

function windowReached({ request }: Answer, { finishReason, usage }: Completed): Maybe {
  const { completionTokens } = usage;
  const asked = request.sampling.maxTokens;
  if (finishReason !== "length" || completionTokens === null || completionTokens >= asked) return null;
  return {
    code: "window_reached",
    message: `The server broke off after ${tokens(completionTokens)} although it might write ${grouped(asked)}: its window was full, or it has a lower limit of its own. Shorten the prompt, or raise that limit.`,
  };
}

function maxTokensIgnored({ request }: Answer, { usage, tokens: listed }: Completed): Maybe {
  const asked = request.sampling.maxTokens;
  const written = usage.completionTokens ?? listed?.length ?? 0;
  if (written <= asked) return null;
  return {
    code: "max_tokens_ignored",
    message: `The server wrote ${tokens(written)} although ${grouped(asked)} were the limit; it does not honour max_tokens. Set a limit where the server is started, or builds will pay for text that nobody asked for.`,
  };
}

function stopIgnored({ request }: Answer, { text }: Completed): Maybe {
  const passed = request.stop.find((stop) => stop !== "" && text.includes(stop));
  if (passed === undefined) return null;
  return {
    code: "stop_ignored",
    message: `The completion goes on past the stop string ${JSON.stringify(passed)}; the server does not honour it, or sends it along. What follows it belongs to no reply, and costs time in every completion; use another server for builds.`,
  };
}

function logprobsMissing({ request }: Answer, { tokens: listed, text }: Completed): Maybe {
  if (request.logprobs === undefined || listed !== null || text === "") return null;
  return {
    code: "logprobs_missing",
    message:
      "Probabilities were asked for and none came. Some servers send them only when they are started for it; the text itself is not affected.",
  };
}

function seedUnsupported({ probe, request }: Pick<Answer, "request" | "probe">): Maybe {
  if (!probe?.reachable || request.sampling.temperature === 0) return null;
  const isUnknown = probe.requestFields !== null && !probe.requestFields.includes("seed");
  if (!isUnknown && probe.seed !== "differs") return null;
  const cause = isUnknown ? "knows no seed" : "gave two texts for one seed when it was tested";
  return {
    code: "seed_unsupported",
    message: `The server ${cause}, so the same request will give another completion. Keep this one if it is needed again, or compare several samples.`,
  };
}

/** Fields whose absence has its own sentence, or only says how the answer is sent. */
const TOLD_ELSEWHERE = new Set(["model", "prompt", "seed", "logprobs", "stream", "stream_options"]);

function settingsIgnored({ request, probe }: Pick<Answer, "request" | "probe">): Maybe {
  if (!probe?.reachable || probe.requestFields === null) return null;
  const known = new Set(probe.requestFields);
  const ignored = Object.keys(completionBody(request, "")).filter(
    (field) => !known.has(field) && !TOLD_ELSEWHERE.has(field),
  );
  if (ignored.length === 0) return null;
  const [it, does] = ignored.length === 1 ? ["it has", "this setting"] : ["they have", "these settings"];
  return {
    code: "setting_ignored",
    message: `By its own description the server does not know ${ignored.join(", ")}, so ${it} no effect. Leave ${does} out of account, or use another server.`,
  };
}

function usageMissing({ usage }: Completed): Maybe {
  if (usage.promptTokens !== null) return null;
  return {
    code: "usage_missing",
    message:
      "The server sent no token counts, so nobody can tell whether it read the whole prompt. Start it so that it reports usage in streams, or make sure that prompts are far shorter than its window.",
  };
}

function windowOf(probe: ServerProbe | null): number | null {
  return probe?.reachable ? probe.windowTokens : null;
}

const numbers = new Intl.NumberFormat("en-US");
const grouped = (count: number) => numbers.format(count);
const tokens = (count: number) => `${grouped(count)} ${count === 1 ? "token" : "tokens"}`;
