import { citedNumbers, findCitations } from "@/lib/constitutions/citations";
import type { Principle } from "@/lib/constitutions/constitution";
import { lintConstitution } from "@/lib/constitutions/lint";
import { findBuildTroubles } from "./build-troubles";
import { type ConstitutionView, readConstitution } from "./constitution-views";
import { database } from "./database";
import { type EventSubject, listEvents } from "./events";
import {
  type Attention,
  attentionToBuild,
  attentionToCoverage,
  attentionToDraft,
  attentionToRecipe,
  attentionToServer,
  attentionToWorkers,
} from "./home-attention";
import { countAllRecords, countJourney, type JourneyCounts } from "./home-counts";
import { listRecipes } from "./recipe-views";
import { readSeedSets } from "./seed-prompt-views";
import { listServers, type ServerView } from "./servers";
import { getStudio } from "./studio";
import { countAliveWorkers } from "./workers";

const LATELY = 12;
/** Of older ones nobody has to be reminded whenever this page is open. */
const RECIPES_WATCHED = 6;

/** The home page but for the builds under way, which lib/store/build-views.ts lists. */
export type Home = JourneyCounts & {
  constitution: {
    id: number;
    name: string;
    principles: Pick<Principle, "number" | "name" | "hue">[];
    exemplarCount: number;
    latestVersion: number | null;
    publishedAt: string | null;
    hasChanges: boolean;
    findingCount: number;
  } | null;
  seedPrompts: { setName: string | null; tasks: number; topicQuestions: number };
  /** Of the constitution in use: in how many exemplars, records and kept records each principle is cited. */
  principleUse: { number: number; exemplars: number; records: number; kept: number }[];
  attention: Attention[];
  servers: { id: number; name: string; detail: string; isSample: boolean; isReachable: boolean | null }[];
  lately: { id: number; at: string; actor: string; message: string; href: string | null }[];
  workersAlive: number;
};

export async function getHome(): Promise<Home> {
  const studio = await getStudio();
  const [constitution, seedSets, records, servers, events, workersAlive, troubles, recipes] =
    await Promise.all([
      studio.constitutionId === null ? null : readConstitution(database(), studio.constitutionId),
      studio.seedSetId === null ? [] : readSeedSets(database(), studio.seedSetId),
      countAllRecords(studio.constitutionId),
      listServers(),
      listEvents(database(), { limit: LATELY }),
      countAliveWorkers(),
      findBuildTroubles(),
      listRecipes(RECIPES_WATCHED),
    ]);
  const counts = await countJourney(records);
  const findings = constitution === null ? [] : findingsOf(constitution);
  const { citing, kept } = records.ofConstitution;
  const principleUse = constitution === null ? [] : countPrincipleUse(constitution, citing);
  const [seedSet] = seedSets;
  return {
    ...counts,
    constitution:
      constitution === null ? null : { ...constitutionFigures(constitution), findingCount: findings.length },
    seedPrompts: {
      setName: seedSet?.name ?? null,
      tasks: seedSet?.taskCount ?? 0,
      topicQuestions: seedSet?.topicQuestionCount ?? 0,
    },
    principleUse,
    attention: [
      ...attentionToWorkers({ openBuilds: troubles.openBuilds, workersAlive }),
      ...troubles.builds.flatMap(attentionToBuild),
      ...recipes.flatMap(attentionToRecipe),
      ...servers.flatMap(attentionToServer),
      ...(constitution === null
        ? []
        : [
            ...attentionToDraft(constitution, findings),
            ...attentionToCoverage(constitution.id, principleUse, kept),
          ]),
    ],
    servers: servers.map(serverLine),
    lately: events.map(({ id, at, actor, message, subject, subjectId }) => ({
      id,
      at,
      actor,
      message,
      href: hrefOf(subject, subjectId),
    })),
    workersAlive,
  };
}

function findingsOf({ draft }: ConstitutionView) {
  return lintConstitution(draft).filter(({ severity }) => severity !== "note");
}

function constitutionFigures({
  id,
  name,
  draft,
  exemplarCount,
  latestVersion,
  hasChanges,
  versions,
}: ConstitutionView) {
  return {
    id,
    name,
    principles: draft.principles.map(({ number, name: title, hue }) => ({ number, name: title, hue })),
    exemplarCount,
    latestVersion,
    publishedAt: versions[0]?.publishedAt ?? null,
    hasChanges,
  };
}

function countPrincipleUse(
  { draft }: ConstitutionView,
  citing: ReadonlyMap<number, { records: number; kept: number }>,
): Home["principleUse"] {
  const exemplars = draft.exemplars.map(({ turns }) => {
    const thoughts = turns.map((turn) => turn.thoughts);
    return new Set(thoughts.flatMap((text) => citedNumbers(findCitations(text, draft.principles))));
  });
  return draft.principles.map(({ number }) => ({
    number,
    exemplars: exemplars.filter((cited) => cited.has(number)).length,
    ...(citing.get(number) ?? { records: 0, kept: 0 }),
  }));
}

function serverLine({ id, name, model, isSample, probe }: ServerView): Home["servers"][number] {
  const found = probe?.reachable ? `${probe.kind}, ${model}` : model;
  const detail = probe?.reachable === false ? probe.diagnosis : found;
  return { id, name, detail, isSample, isReachable: probe?.reachable ?? null };
}

function hrefOf(subject: EventSubject, subjectId: number | null): string | null {
  const pages: Record<EventSubject, string> = {
    constitution: "/constitutions",
    seed_prompts: "/seed-prompts",
    server: "/servers",
    build: "/builds",
    dataset: "/datasets",
    export: "/exports",
    filter_preset: "/presets",
    template: "/templates",
    recipe: "/recipes",
  };
  const hasOwnPage = ["constitution", "build", "dataset", "template", "recipe"].includes(subject);
  return hasOwnPage && subjectId !== null ? `${pages[subject]}/${subjectId}` : pages[subject];
}
