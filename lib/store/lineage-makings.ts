import { buildManifestSchema } from "@/lib/builds/manifest";
import type { LineageMaking, LineageRecord } from "@/lib/datasets/lineage";
import { poolEntrySchema } from "@/lib/steps/inventing-step";
import { type StepBody, stepBodySchema } from "@/lib/steps/step-body";
import { database } from "./database";
import { readRecords } from "./lineage-records";
import { parseStored } from "./stored-json";

type Made = {
  id: number;
  buildId: number | null;
  origin: string;
  instruction: string;
  seedPromptId: number | null;
  seedSetId: number | null;
  body: unknown;
};

/** What each of the records was made with, by the record's id. */
export async function readMakings(recordIds: readonly number[]): Promise<Map<number, LineageMaking>> {
  const made = await database().$queryRaw<Made[]>`
    SELECT r.id, r.build_id AS "buildId", r.origin, left(r.instruction, 240) AS instruction,
      i.seed_prompt_id AS "seedPromptId", s.seed_set_id AS "seedSetId", i.body
    FROM record r
    LEFT JOIN build_item i ON i.build_id = r.build_id AND i.item = r.item
    LEFT JOIN seed_prompt s ON s.id = i.seed_prompt_id
    WHERE r.id = ANY(${[...recordIds]}::int[])`;
  const [builds, examples] = await Promise.all([
    readBuilds(made.flatMap(({ buildId }) => buildId ?? [])),
    readExamples(made),
  ]);
  return new Map(
    made.map(({ id, buildId, seedPromptId, seedSetId, origin, instruction }) => [
      id,
      {
        ...(builds.get(buildId ?? 0) ?? { build: null, constitution: null, templates: [] }),
        seed:
          seedPromptId === null
            ? null
            : { id: seedSetId === null ? null : seedPromptId, seedSetId, origin, text: instruction },
        examples: examples.get(id) ?? [],
      },
    ]),
  );
}

async function readBuilds(
  ids: readonly number[],
): Promise<Map<number, Pick<LineageMaking, "build" | "constitution" | "templates">>> {
  const rows = await database().build.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, manifest: true },
  });
  return new Map(
    rows.map(({ id, name, manifest: stored }) => {
      const { constitution, templates } = parseStored(
        buildManifestSchema,
        stored,
        `The manifest of build ${id}`,
      );
      return [
        id,
        {
          build: { id, name },
          constitution:
            constitution === null
              ? null
              : { id: constitution.id, name: constitution.name, number: constitution.number },
          templates: templates.map(({ role, name: title, number }) => ({ role, name: title, number })),
        },
      ];
    }),
  );
}

type Example = LineageMaking["examples"][number];
/** An example as an item's body names it: a place of the build's pool, or a part of an item. */
type Named = { recordId: number; buildId: number; place: number | null; item: number; part: number };

/** The in-context examples of each record's item, in the order in which they were shown. */
async function readExamples(made: readonly Made[]): Promise<Map<number, Example[]>> {
  const named = made.flatMap(({ id, buildId, body }): Named[] =>
    buildId === null || body === null
      ? []
      : namedExamples(parseStored(stepBodySchema, body, `What record ${id} was asked with`)).map((one) => ({
          recordId: id,
          buildId,
          ...one,
        })),
  );
  if (named.length === 0) return new Map();
  const [seeds, records] = await Promise.all([readPoolSeeds(named), readAccepted(named)]);
  const examples = new Map<number, Example[]>();
  for (const one of named) {
    const { recordId, buildId, place, item, part } = one;
    const found =
      place === null ? records.get(`${buildId} ${item} ${part}`) : seeds.get(`${buildId} ${place}`);
    if (found !== undefined) examples.set(recordId, [...(examples.get(recordId) ?? []), found]);
  }
  return examples;
}

function namedExamples(body: StepBody): Pick<Named, "place" | "item" | "part">[] {
  if (body.step === "self-instruct")
    return body.examples.map(({ from }) =>
      from.kind === "pool"
        ? { place: from.place, item: 0, part: 0 }
        : { place: null, item: from.item, part: from.part },
    );
  if (body.step === "topic-questions") return body.examples.map(({ place }) => ({ place, item: 0, part: 0 }));
  return [];
}

async function readPoolSeeds(named: readonly Named[]): Promise<Map<string, Example>> {
  const ofPool = named.filter(({ place }) => place !== null);
  const rows = await database().$queryRaw<
    { buildId: number; place: number; body: unknown; id: number | null; seedSetId: number | null }[]
  >`
    SELECT p.build_id AS "buildId", p.place, p.body, s.id, s.seed_set_id AS "seedSetId"
    FROM build_pool p LEFT JOIN seed_prompt s ON s.id = p.seed_prompt_id
    JOIN unnest(${ofPool.map(({ buildId }) => buildId)}::int[], ${ofPool.map(({ place }) => place)}::int[])
      AS n(build, place) ON n.build = p.build_id AND n.place = p.place`;
  return new Map(
    rows.map(({ buildId, place, body, id, seedSetId }) => {
      const { origin, instruction } = parseStored(poolEntrySchema, body, `Place ${place} of a build's pool`);
      return [
        `${buildId} ${place}`,
        { kind: "seed" as const, id, seedSetId, origin, text: instruction.slice(0, 240) },
      ];
    }),
  );
}

async function readAccepted(named: readonly Named[]): Promise<Map<string, Example>> {
  const accepted = named.filter(({ place }) => place === null);
  if (accepted.length === 0) return new Map();
  const rows = await database().$queryRaw<{ id: number; buildId: number; item: number; part: number }[]>`
    SELECT r.id, r.build_id AS "buildId", r.item, r.part FROM record r
    JOIN unnest(${accepted.map(({ buildId }) => buildId)}::int[], ${accepted.map(({ item }) => item)}::int[],
      ${accepted.map(({ part }) => part)}::int[]) AS n(build, item, part)
      ON n.build = r.build_id AND n.item = r.item AND n.part = r.part AND r.sample = 0`;
  const records: Map<number, LineageRecord> = await readRecords(rows.map(({ id }) => id));
  return new Map(
    rows.flatMap(({ id, buildId, item, part }) => {
      const record = records.get(id);
      return record === undefined
        ? []
        : [[`${buildId} ${item} ${part}`, { kind: "record" as const, ...record }] as const];
    }),
  );
}
