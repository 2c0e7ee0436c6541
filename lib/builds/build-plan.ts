import { z } from "zod";
import { exactRequest } from "@/lib/generation/generate";
import { isInventing } from "@/lib/steps/inventing-step";
import type { Step, StepRequest, StepSetup } from "@/lib/steps/step";
import { type ExpectedRequests, expectedRequestsSchema, expectRequests } from "./expected-requests";
import { type LastBuild, lastBuildSchema } from "./last-build";
import { type BuildManifest, buildManifestSchema } from "./manifest";
import { type CountTokens, measurePrompts } from "./measure-prompts";
import {
  duplicateWarning,
  type PlanServer,
  type PlanWarning,
  planWarningSchema,
  serverWarnings,
  windowWarning,
} from "./plan-warnings";
import { itemSeed } from "./seeds";

/** What a build would be, before it starts. */
export const buildPlanSchema = z.object({
  /** As it would be frozen. */
  manifest: buildManifestSchema,
  itemCount: z.int(),
  /** Items × samples; of a step that invents the requests it is expected to take, or its first ones. */
  generations: z.int(),
  /** Of a step that invents: how many requests its target takes. Null of another step. */
  requests: expectedRequestsSchema.nullable(),
  /** The first items' requests as they would be sent, byte for byte. */
  first: z.array(
    z.object({
      item: z.int(),
      origin: z.string(),
      instruction: z.string(),
      input: z.string(),
      prompt: z.string(),
      stop: z.array(z.string()),
      seed: z.int(),
      tokens: z.int(),
    }),
  ),
  tokens: z.object({
    /** Whether the server's own tokenizer counted; else the figures are estimates. */
    isCounted: z.boolean(),
    /** What all prompts begin with. */
    prefix: z.int(),
    /** What an item adds, on average. */
    perItem: z.number(),
    /** Of all prompts of the build. */
    promptTotal: z.number(),
    perCompletion: z.number(),
    completionTotal: z.number(),
    /** Where the length of a completion is known from; `max_tokens`: it is not, and no more than that. */
    completionSource: z.enum(["probe", "last_build", "max_tokens"]),
  }),
  lastBuild: lastBuildSchema.nullable(),
  warnings: z.array(planWarningSchema),
});
export type BuildPlan = z.infer<typeof buildPlanSchema>;

export type PlanInput = {
  step: Step;
  manifest: BuildManifest;
  items: readonly { origin: string; request: StepRequest }[];
  constitution: StepSetup;
  /** The first one first. */
  servers: readonly (PlanServer & { count: CountTokens | null })[];
  lastBuild: LastBuild | null;
  /** Means of a probe of this plan; null where there is none, or it came to nothing. */
  probed: { completionTokens: number | null; keptPerRequest: number | null } | null;
  /** The draft differs from the version that is built. */
  hasDraftChanges: boolean;
};

const FIRST_ITEMS = 3;

/** Reads everything off that can be known before a single completion is asked for. */
export async function planBuild(input: PlanInput): Promise<BuildPlan> {
  const { step, manifest, items, constitution, servers, lastBuild } = input;
  const { sampling, samplesPerItem } = manifest;
  const requests = items.map(({ request }) => request);
  const measured = await Promise.all(
    servers.map(async ({ count, ...server }) => ({
      server,
      sizes: await measurePrompts(step, constitution, requests, count),
    })),
  );
  const sizes = measured[0]?.sizes ?? (await measurePrompts(step, constitution, requests, null));
  const first = items.slice(0, FIRST_ITEMS).map(({ origin, request }, item) => {
    const seed = itemSeed(manifest.seed, item, 0);
    const { prompt, stop } = exactRequest({ step, constitution, request, sampling, seed });
    const tokens = sizes.prefix + (sizes.items[item] ?? 0);
    const { instruction, input: given } = request;
    return { item, origin, instruction, input: given, prompt, stop, seed, tokens };
  });
  const sent =
    requests[0] === undefined
      ? null
      : exactRequest({ step, constitution, request: requests[0], sampling, seed: first[0]?.seed ?? 0 });
  const requestsExpected = isInventing(step) ? expectRequests(input) : null;
  const generations = requestsExpected?.count ?? items.length * samplesPerItem;
  const ofItems = sizes.items.reduce((sum, tokens) => sum + tokens, 0);
  const perItem = items.length === 0 ? 0 : ofItems / items.length;
  const completion = completionLength(input);
  const window = {
    origins: items.map(({ origin }) => origin),
    maxTokens: sampling.maxTokens,
    cure: cureOf(step),
  };
  const warnings: (PlanWarning | null)[] = [
    ...measured.flatMap(({ server, sizes: own }) => [
      windowWarning(server, own, window),
      ...serverWarnings(server, sent),
    ]),
    // A step that invents composes its requests itself.
    requestsExpected === null ? duplicateWarning(items, sizes) : null,
    ...settingsWarnings(input, requestsExpected),
  ];
  return {
    manifest,
    itemCount: items.length,
    generations,
    requests: requestsExpected,
    first,
    tokens: {
      isCounted: sizes.isCounted,
      prefix: sizes.prefix,
      perItem,
      promptTotal: Math.round((sizes.prefix + perItem) * generations),
      ...completion,
      completionTotal: completion.perCompletion * generations,
    },
    lastBuild,
    warnings: warnings.filter((warning) => warning !== null),
  };
}

/** What makes a prompt shorter. */
function cureOf(step: Step): string {
  if (step.needsConstitution) return "a shorter constitution";
  return step.templates.length > 0 ? "a shorter template" : "shorter items";
}

function completionLength({ manifest, lastBuild, probed }: PlanInput) {
  if (probed !== null && probed.completionTokens !== null)
    return { perCompletion: probed.completionTokens, completionSource: "probe" as const };
  if (lastBuild?.completionTokens != null)
    return { perCompletion: lastBuild.completionTokens, completionSource: "last_build" as const };
  return { perCompletion: manifest.sampling.maxTokens, completionSource: "max_tokens" as const };
}

function settingsWarnings(
  { step, manifest, hasDraftChanges }: PlanInput,
  requests: ExpectedRequests | null,
): PlanWarning[] {
  const { sampling, samplesPerItem, constitution, target } = manifest;
  const warnings: PlanWarning[] = [];
  if (sampling.temperature === 0 && samplesPerItem > 1) {
    const message = `At temperature 0 the ${samplesPerItem} samples of an item are the same text. Take one sample, or a higher temperature.`;
    warnings.push({ code: "same_samples", message, itemCount: 0, items: [] });
  }
  if (requests !== null && target === null && step.asks === "itself") {
    const message =
      "No target is set: it goes on until the step has nothing more to ask, or somebody stops it.";
    warnings.push({ code: "no_target", message, itemCount: 0, items: [] });
  }
  if (requests !== null && target !== null && requests.source === "unknown") {
    const message = `How many requests ${target.toLocaleString("en-US")} accepted ones take is not known: no build of this step has enough records yet. Probe it to know.`;
    warnings.push({ code: "requests_unknown", message, itemCount: 0, items: [] });
  }
  if (hasDraftChanges && constitution !== null) {
    const message = `The draft has changes that version ${constitution.number} does not have. A build uses the version.`;
    warnings.push({ code: "draft_changes", message, itemCount: 0, items: [] });
  }
  return warnings;
}
