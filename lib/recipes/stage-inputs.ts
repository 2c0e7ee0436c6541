import { z } from "zod";

/** The kept records of a dataset at one moment. */
const datasetMarkSchema = z.strictObject({
  /** The stage that they are of, with its iteration. */
  key: z.string(),
  iteration: z.int().min(0),
  title: z.string(),
  datasetId: z.int().nullable(),
  kept: z.int(),
  /** The highest id among them; null of none. */
  lastRecordId: z.int().nullable(),
});
export type DatasetMark = z.infer<typeof datasetMarkSchema>;

/** All that a stage is made from, as it is or was at one moment. Stored with a run, so that a change can be told. */
export const stageInputsSchema = z.strictObject({
  constitution: z.strictObject({ name: z.string(), number: z.int(), contentHash: z.string() }).nullable(),
  templates: z.array(
    z.strictObject({ role: z.string(), name: z.string(), number: z.int(), contentHash: z.string() }),
  ),
  seeds: z.strictObject({ seedSetId: z.int(), name: z.string(), lastChangeId: z.int() }).nullable(),
  sources: z.array(datasetMarkSchema),
  earlier: z.array(datasetMarkSchema),
  server: z.strictObject({ id: z.int(), name: z.string(), model: z.string() }).nullable(),
  /** What the stage itself says, by name: step, sampling, preset, target … each as JSON. */
  settings: z.record(z.string(), z.string()),
});
export type StageInputs = z.infer<typeof stageInputsSchema>;

/** Equal texts mean that a run would be made from the same. Made for hashing. */
export function canonicalInputs(inputs: StageInputs): string {
  const { constitution, templates, seeds, sources, earlier, server, settings } = inputs;
  const mark = ({ datasetId, kept, lastRecordId }: DatasetMark) => [datasetId, kept, lastRecordId];
  return JSON.stringify([
    constitution?.contentHash ?? null,
    templates.map(({ role, contentHash }) => [role, contentHash]),
    seeds === null ? null : [seeds.seedSetId, seeds.lastChangeId],
    sources.map(mark),
    earlier.map(mark),
    server === null ? null : [server.id, server.model],
    Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

/** What is otherwise now than it was then, a sentence each; none where a run would be made from the same. */
export function whatChanged(then: StageInputs, now: StageInputs): string[] {
  return [
    ...constitutionChange(then.constitution, now.constitution),
    ...templateChanges(then.templates, now.templates),
    ...seedChange(then.seeds, now.seeds),
    ...markChanges(then.sources, now.sources),
    ...markChanges(then.earlier, now.earlier),
    ...serverChange(then.server, now.server),
    ...settingChanges(then.settings, now.settings),
  ];
}

function constitutionChange(then: StageInputs["constitution"], now: StageInputs["constitution"]): string[] {
  if (then?.contentHash === now?.contentHash) return [];
  if (now === null) return ["The constitution is no longer chosen."];
  return [
    then === null
      ? `${now.name} version ${now.number} is new.`
      : `The constitution is ${now.name} version ${now.number} now; it was ${then.name} version ${then.number}.`,
  ];
}

function templateChanges(then: StageInputs["templates"], now: StageInputs["templates"]): string[] {
  const roles = [...new Set([...then, ...now].map(({ role }) => role))];
  return roles.flatMap((role) => {
    const before = then.find((one) => one.role === role);
    const after = now.find((one) => one.role === role);
    if (before?.contentHash === after?.contentHash) return [];
    return after === undefined
      ? [`The template for ${role} is gone.`]
      : [`The template ${after.name} is at version ${after.number} now.`];
  });
}

function seedChange(then: StageInputs["seeds"], now: StageInputs["seeds"]): string[] {
  if (then?.seedSetId !== now?.seedSetId) return [`The seed set is “${now?.name ?? "none"}” now.`];
  if (then?.lastChangeId === now?.lastChangeId) return [];
  return [`The seed prompts of “${now?.name}” were changed since.`];
}

function markChanges(then: readonly DatasetMark[], now: readonly DatasetMark[]): string[] {
  const nameOf = ({ key, iteration }: DatasetMark) => `${key} ${iteration}`;
  const before = new Map(then.map((mark) => [nameOf(mark), mark]));
  const after = new Set(now.map(nameOf));
  return [
    ...now.flatMap((mark) => {
      const was = before.get(nameOf(mark));
      if (was === undefined) return [`${mark.title} was not part of it.`];
      if (was.datasetId !== mark.datasetId) return [`${mark.title} was made again.`];
      if (was.kept !== mark.kept)
        return [`${mark.title} holds ${count(mark.kept)} kept records now; it was ${count(was.kept)}.`];
      return was.lastRecordId === mark.lastRecordId ? [] : [`Other records of ${mark.title} are kept now.`];
    }),
    ...then
      .filter((mark) => !after.has(nameOf(mark)))
      .map(({ title }) => `${title} is no longer part of it.`),
  ];
}

function serverChange(then: StageInputs["server"], now: StageInputs["server"]): string[] {
  if (then?.id === now?.id && then?.model === now?.model) return [];
  if (now === null) return ["Its server is gone."];
  const was = then === null ? "" : `; it was ${then.model || then.name}`;
  return [`The model is ${now.model || now.name} now${was}.`];
}

function settingChanges(then: StageInputs["settings"], now: StageInputs["settings"]): string[] {
  const names = [...new Set([...Object.keys(then), ...Object.keys(now)])];
  const changed = names.filter((name) => then[name] !== now[name]);
  return changed.length === 0 ? [] : [`Its settings were changed: ${changed.join(", ")}.`];
}

const count = (value: number) => value.toLocaleString("en");
