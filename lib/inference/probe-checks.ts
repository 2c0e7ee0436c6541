import { completionBody } from "@/lib/generation/completion-body";
import { type ProbeCheck, SERVER_TITLES, type ServerProbe } from "@/lib/generation/server-probe";
import { describeCompleting } from "./probe-checks-completing";

type Found = Omit<Extract<ServerProbe, { reachable: true }>, "checks">;

/** Every field the studio may send. */
const SENT_FIELDS = Object.keys(
  completionBody(
    {
      prompt: "",
      stop: ["x"],
      sampling: { temperature: 0, topP: 1, maxTokens: 1 },
      seed: 0,
      logprobs: 0,
    },
    "",
  ),
);

/**
 * The findings as the table a person reads, in the order in which they matter. `isSampled`: whether probabilities
 * and the seed were tried at all.
 */
export function describeFindings(
  found: Found,
  wantedModel: string | null,
  { isSampled }: { isSampled: boolean },
): ProbeCheck[] {
  return [
    describeModels(found, wantedModel),
    describeServer(found),
    ...describeCompleting(found, isSampled),
    describeWindow(found),
    describeSlots(found),
    describeTokenize(found),
    describeFields(found),
    describeQueue(found),
    describeChat(found),
    describeBatch(found),
  ];
}

function describeModels({ models }: Found, wanted: string | null): ProbeCheck {
  const shown = models.slice(0, 5).join(", ") + (models.length > 5 ? ` and ${models.length - 5} more` : "");
  const isListed = wanted === null || models.includes(wanted);
  const ok = models.length > 0 && isListed;
  return {
    name: "Models",
    ok,
    detail: isListed ? shown || "none listed" : `"${wanted}" is not listed; listed: ${shown || "none"}`,
    meaning: ok
      ? "Previews and builds ask for one of these."
      : "Requests may be refused, or answered by another model: choose one that is listed.",
  };
}

function describeServer({ kind, build }: Found): ProbeCheck {
  const ok = kind !== "openai-compatible";
  return {
    name: "Server",
    ok,
    detail: build === null ? SERVER_TITLES[kind] : `${SERVER_TITLES[kind]}, ${build}`,
    meaning: ok
      ? "Builds note it, and it is tested again when its build changes."
      : "Of an unknown make only what is tested here is known, and a change of its build goes unnoticed.",
  };
}

function describeWindow({ windowTokens, windowProbe }: Found): ProbeCheck {
  const claimed = windowProbe?.claimedTokens ?? null;
  const isOther = windowTokens !== null && claimed !== null && claimed !== windowTokens;
  return {
    name: "Window",
    ok: windowTokens !== null,
    detail:
      windowTokens === null
        ? "the server does not say"
        : `${grouped(windowTokens)} tokens a request${isOther ? `, as a long prompt showed; the server says ${grouped(claimed)}` : ""}`,
    meaning:
      windowTokens === null
        ? "The studio cannot warn before a prompt is sent that does not fit; keep prompts short."
        : "A prompt that does not fit is noticed before it is sent.",
  };
}

function describeSlots({ slots }: Found): ProbeCheck {
  return {
    name: "Slots",
    ok: slots !== null,
    detail:
      slots === null
        ? "the server does not say how many requests it computes at once"
        : `${slots} requests at once`,
    meaning:
      slots === null
        ? "The best number of requests in flight has to be tried out; too many only wait longer."
        : "As many requests in flight are best; more only wait.",
  };
}

function describeTokenize({ canTokenize, bosTokens }: Found): ProbeCheck {
  const begins = bosTokens === null || bosTokens === 0 ? "" : `; ${bosTokens} of its own begins a prompt`;
  return {
    name: "Tokenize",
    ok: canTokenize,
    detail: canTokenize ? `counts tokens${begins}` : "no token counts before sending",
    meaning: canTokenize
      ? "Token budgets are exact, and a cut prompt is noticed."
      : "Token budgets are estimates, and builds cannot tell that a prompt was cut.",
  };
}

function describeFields({ requestFields }: Found): ProbeCheck {
  const missing = SENT_FIELDS.filter((field) => requestFields?.includes(field) === false);
  return {
    name: "Settings",
    ok: requestFields === null ? null : missing.length === 0,
    detail:
      requestFields === null
        ? "no list of the fields it knows"
        : missing.length === 0
          ? `all that are sent are among the ${requestFields.length} it knows`
          : `it does not know ${missing.join(", ")}`,
    meaning:
      requestFields === null
        ? "A setting that it ignores shows only in its answers; the preview warns where it can."
        : missing.length === 0
          ? "No setting is ignored for want of its name."
          : "These settings have no effect here, and the preview says so.",
  };
}

function describeQueue({ metrics }: Found): ProbeCheck {
  const gauge = metrics?.queueGauge ?? null;
  return {
    name: "Queue",
    ok: gauge === null ? null : true,
    detail:
      metrics === null
        ? "no figures at /metrics"
        : gauge === null
          ? `figures of ${metrics.prefix} without the length of the queue`
          : `${gauge} at /metrics`,
    meaning:
      gauge === null
        ? "A server that others keep busy looks the same as a slow one."
        : "It can be seen whether others keep it busy.",
  };
}

function describeChat({ hasChat }: Found): ProbeCheck {
  return {
    name: "Chat",
    ok: hasChat === true ? true : null,
    detail: hasChat === null ? "no answer" : hasChat ? "answers chat requests too" : "no chat completions",
    meaning: "The studio writes whole prompts and never needs it.",
  };
}

function describeBatch({ hasBatchApi }: Found): ProbeCheck {
  return {
    name: "Batch",
    ok: hasBatchApi === true ? true : null,
    detail: hasBatchApi === null ? "no answer" : hasBatchApi ? "has a batch API" : "no batch API",
    meaning: "Builds send single requests and keep the order themselves; nothing is lost without it.",
  };
}

const grouped = (count: number) => new Intl.NumberFormat("en-US").format(count);
