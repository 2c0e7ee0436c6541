import { isAppError } from "@/lib/app-error";
import type { RecipeDefinition, RecipeStage, StageInput } from "@/lib/recipes/recipe-definition";
import type { StageInputs } from "@/lib/recipes/stage-inputs";
import type { TemplateRole } from "@/lib/templates/template";
import { database } from "./database";
import type { RunRow } from "./recipe-rows";
import { listServers } from "./servers";
import { freezeTemplates } from "./templates";

/** The kept records of a dataset at this moment. */
export type KeptMark = { kept: number; lastRecordId: number | null };

/** All that the stages of a recipe are made from besides each other, as it is at this moment. */
export type Surroundings = {
  /** The chosen version, or the newest published one; null where there is none. */
  constitution: { id: number; name: string; number: number; contentHash: string } | null;
  seeds: { id: number; name: string; lastChangeId: number; tasks: number; topicQuestions: number } | null;
  /** `chosenId` null: the studio's first of the role. */
  templates: {
    role: TemplateRole;
    chosenId: number | null;
    name: string;
    number: number;
    contentHash: string;
  }[];
  servers: { id: number; name: string; model: string }[];
  datasets: Map<number, { name: string } & KeptMark>;
};

export async function readSurroundings(
  definition: RecipeDefinition,
  runs: readonly RunRow[],
): Promise<Surroundings> {
  const [constitution, seeds, templates, servers, datasets] = await Promise.all([
    findConstitution(definition),
    findSeeds(definition.seedSetId),
    findTemplates(definition.stages),
    listServers(),
    markDatasets(runs.flatMap(({ datasetId }) => datasetId ?? [])),
  ]);
  return {
    constitution,
    seeds,
    templates,
    servers: servers.map(({ id, name, model, probe }) => ({
      id,
      name,
      model: model === "" && probe?.reachable ? (probe.model ?? "") : model,
    })),
    datasets,
  };
}

async function findConstitution({ constitution }: RecipeDefinition): Promise<Surroundings["constitution"]> {
  if (constitution === null) return null;
  const row = await database().constitutionVersion.findFirst({
    where: {
      constitutionId: constitution.id,
      ...(constitution.version === null ? {} : { number: constitution.version }),
    },
    orderBy: { number: "desc" },
    select: { number: true, contentHash: true, constitution: { select: { id: true, name: true } } },
  });
  return row === null ? null : { ...row.constitution, number: row.number, contentHash: row.contentHash };
}

async function findSeeds(id: number | null): Promise<Surroundings["seeds"]> {
  if (id === null) return null;
  const [row, counts] = await Promise.all([
    database().seedSet.findUnique({ where: { id }, select: { id: true, name: true, lastChangeId: true } }),
    database().seedPrompt.groupBy({ by: ["kind"], where: { seedSetId: id }, _count: true }),
  ]);
  const countOf = (kind: string) => counts.find((one) => one.kind === kind)?._count ?? 0;
  return row === null ? null : { ...row, tasks: countOf("task"), topicQuestions: countOf("topic_question") };
}

/** Those that there are: a role without a published template is told when its stage begins. */
async function findTemplates(stages: readonly RecipeStage[]): Promise<Surroundings["templates"]> {
  const wanted = new Map(stages.flatMap(templateInputs).map((input) => [templateName(input), input]));
  const found = await Promise.all(
    [...wanted.values()].map(async ({ role, templateId }) => {
      try {
        const [one] = await freezeTemplates([role], templateId === null ? [] : [{ role, templateId }]);
        return one === undefined ? [] : [{ ...one, chosenId: templateId }];
      } catch (error) {
        if (isAppError(error) && error.kind === "not_found") return [];
        throw error;
      }
    }),
  );
  return found.flat().map(({ role, chosenId, name, number, contentHash }) => ({
    role,
    chosenId,
    name,
    number,
    contentHash,
  }));
}

export const templateInputs = ({ inputs }: RecipeStage) =>
  inputs.filter((input) => input.from === "template");

const templateName = ({ role, templateId }: StageInput & { from: "template" }) => `${role} ${templateId}`;

/** The template of a stage's input, null where none is published. */
export function findTemplate(
  { templates }: Surroundings,
  { role, templateId }: StageInput & { from: "template" },
): Surroundings["templates"][number] | null {
  return templates.find((one) => one.role === role && one.chosenId === templateId) ?? null;
}

async function markDatasets(ids: readonly number[]): Promise<Surroundings["datasets"]> {
  const wanted = [...new Set(ids)];
  const rows = await database().$queryRaw<({ id: number; name: string } & KeptMark)[]>`
    SELECT d.id, d.name, m.kept, m."lastRecordId" FROM dataset d
    CROSS JOIN LATERAL (SELECT count(*)::int AS kept, max(r.id) AS "lastRecordId"
      FROM record r WHERE r.dataset_id = d.id AND r.verdict = 'kept') m
    WHERE d.id = ANY(${wanted}::int[])`;
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

export function describeServer({ servers }: Surroundings, id: number | null): StageInputs["server"] {
  return servers.find((server) => server.id === id) ?? null;
}
