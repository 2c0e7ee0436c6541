import { z } from "zod";
import { settingWarnings } from "@/lib/generation/answer-warnings";
import type { CompletionRequest } from "@/lib/generation/completion";
import type { ServerProbe } from "@/lib/generation/server-probe";
import type { StepRequest } from "@/lib/steps/step";
import type { ServerIdentity } from "./manifest";
import type { PromptSizes } from "./measure-prompts";

/** An item that a warning is about. */
const namedItemSchema = z.object({
  item: z.int(),
  origin: z.string(),
  /** Of its whole prompt. */
  tokens: z.int(),
});

/** What a person should know before a build starts; none of it forbids the start. */
export const planWarningSchema = z.object({
  code: z.enum([
    "too_long",
    "window_unknown",
    "untested",
    "unreachable",
    "model_missing",
    "completions_broken",
    "setting_ignored",
    "usage_missing",
    "beyond_slots",
    "scripted",
    "duplicates",
    "same_samples",
    "draft_changes",
    "no_target",
    "requests_unknown",
  ]),
  /** A sentence with the cause and, where there is one, a cure. */
  message: z.string(),
  /** Of how many items it holds; `items` names the gravest twenty. */
  itemCount: z.int().default(0),
  items: z.array(namedItemSchema).default([]),
});
export type PlanWarning = z.infer<typeof planWarningSchema>;

/** A server of the build as the plan sees it. */
export type PlanServer = {
  identity: ServerIdentity;
  probe: ServerProbe | null;
  /** Requests it may be asked at once. */
  maxInFlight: number;
  isSample: boolean;
};

const NAMED_ITEMS = 20;

/** What is known of a server that matters before it is asked so often. */
export function serverWarnings(
  { identity, probe, maxInFlight, isSample }: PlanServer,
  request: CompletionRequest | null,
): PlanWarning[] {
  const { name, model } = identity;
  const say = (code: PlanWarning["code"], message: string): PlanWarning => ({
    code,
    message,
    itemCount: 0,
    items: [],
  });
  if (probe === null)
    return [say("untested", `“${name}” was never tested; test it to know its window and what it ignores.`)];
  if (!probe.reachable)
    return [say("unreachable", `“${name}” did not answer its last test: ${probe.diagnosis}`)];
  const warnings: PlanWarning[] = [];
  if (isSample || probe.kind === "sample") {
    warnings.push(
      say("scripted", `“${name}” is scripted, not a model. Its records only show how a build goes.`),
    );
  }
  if (probe.models.length > 0 && !probe.models.includes(model)) {
    const known = probe.models.slice(0, 3).join(", ");
    const message = `“${name}” does not list the model “${model}”; it serves ${known}. Choose one of them on its page.`;
    warnings.push(say("model_missing", message));
  }
  const { isWorking, problem, hasUsage } = probe.completions;
  if (!isWorking)
    return [
      ...warnings,
      say("completions_broken", `“${name}”: ${problem ?? "its last completion did not work."}`),
    ];
  if (request !== null) {
    for (const { message } of settingWarnings({ request, probe })) {
      warnings.push(say("setting_ignored", `“${name}”: ${message}`));
    }
  }
  if (!hasUsage || probe.usageIn === "never") {
    const message = `“${name}” sends no token counts, so tokens cannot be added up and a cut prompt is not noticed.`;
    warnings.push(say("usage_missing", message));
  }
  if (probe.slots !== null && maxInFlight > probe.slots) {
    const message = `“${name}” computes ${grouped(probe.slots)} requests at once but may be sent ${grouped(maxInFlight)}; the others wait there and may time out. Lower its limit to ${grouped(probe.slots)}.`;
    warnings.push(say("beyond_slots", message));
  }
  return warnings;
}

/** The items that a server's window does not hold with what they may write. */
export function windowWarning(
  { identity, probe }: PlanServer,
  sizes: PromptSizes,
  { origins, maxTokens, cure }: { origins: readonly string[]; maxTokens: number; cure: string },
): PlanWarning | null {
  if (!probe?.reachable || origins.length === 0) return null;
  const whole = sizes.items.map((own, item) => ({ item, tokens: sizes.prefix + own }));
  whole.sort((a, b) => b.tokens - a.tokens);
  const [longest] = whole;
  if (longest === undefined) return null;
  const about = sizes.isCounted ? "" : "about ";
  const needed = `${about}${grouped(longest.tokens + maxTokens)}`;
  if (probe.windowTokens === null) {
    const message = `“${identity.name}” does not say how large its window is; the longest prompt needs ${needed} tokens with its completion.`;
    return { code: "window_unknown", message, itemCount: 0, items: [] };
  }
  const window = probe.windowTokens;
  const tooLong = whole.filter(({ tokens }) => tokens + maxTokens > window);
  if (tooLong.length === 0) return null;
  const all = tooLong.length === origins.length;
  const which = all
    ? `None of the ${grouped(origins.length)} prompts fits`
    : `${grouped(tooLong.length)} of ${grouped(origins.length)} prompts ${tooLong.length === 1 ? "does" : "do"} not fit`;
  return {
    code: "too_long",
    message: `${which} the window of “${identity.name}”. The longest prompt needs ${needed} of ${grouped(window)} tokens, ${grouped(maxTokens)} of them as room for the completion. Use fewer max tokens, ${cure} or another server.`,
    itemCount: tooLong.length,
    items: tooLong
      .slice(0, NAMED_ITEMS)
      .map(({ item, tokens }) => ({ item, tokens, origin: origins[item] ?? "" })),
  };
}

/** Requests that stand among the items more than once; every one after the first is named. */
export function duplicateWarning(
  items: readonly { origin: string; request: StepRequest }[],
  sizes: PromptSizes,
): PlanWarning | null {
  const seen = new Set<string>();
  const again = items.flatMap(({ origin, request }, item) => {
    const key = JSON.stringify([request.instruction.trim(), request.input.trim(), request.body ?? null]);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ item, origin, tokens: sizes.prefix + (sizes.items[item] ?? 0) }];
  });
  if (again.length === 0) return null;
  const [is, it] = again.length === 1 ? ["item asks", "it"] : ["items ask", "them"];
  return {
    code: "duplicates",
    message: `${grouped(again.length)} ${is} what an earlier one asks already. Leave ${it} out, or take more samples of each item instead.`,
    itemCount: again.length,
    items: again.slice(0, NAMED_ITEMS),
  };
}

const numbers = new Intl.NumberFormat("en-US");
const grouped = (count: number) => numbers.format(count);
