import { AppError } from "@/lib/app-error";
import type { RecordMaker } from "@/lib/datasets/record-maker";
import { thawPreset } from "@/lib/filters/presets";
import { currentPresetOf } from "./current-preset";
import { database } from "./database";
import { findRecordOrigin } from "./record-source";

/** Throws `not_found`. */
export async function getRecordMaker(recordId: number): Promise<RecordMaker> {
  const record = await database().record.findUnique({
    where: { id: recordId },
    select: {
      dataset: { select: { frozenAt: true } },
      build: { select: { id: true, currentPreset: true, manifest: true } },
    },
  });
  if (record === null) throw new AppError("not_found", `There is no record with the id ${recordId}.`);
  const origin = await findRecordOrigin(recordId);
  const constitution = origin?.manifest.constitution ?? null;
  const { build, dataset } = record;
  return {
    frozenAt: dataset.frozenAt?.toISOString() ?? null,
    constitution:
      constitution === null
        ? null
        : { id: constitution.id, name: constitution.name, number: constitution.number },
    templates: (origin?.manifest.templates ?? []).map(({ role, name, number }) => ({ role, name, number })),
    server:
      origin === null
        ? null
        : { name: origin.server.name, kind: origin.server.kind, build: origin.server.build },
    preset: build === null ? null : presetOf(build),
  };
}

function presetOf(build: Parameters<typeof currentPresetOf>[0]): RecordMaker["preset"] {
  const { name, version, title, rules } = thawPreset(currentPresetOf(build));
  return { name, version, title, rules: rules.map((rule) => ({ name: rule.name, title: rule.title })) };
}
