import { setImmediate } from "node:timers/promises";
import { AppError } from "@/lib/app-error";
import { AnswerReader } from "@/lib/builds/answer-reader";
import { stepSetup } from "@/lib/builds/step-setup";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { thawPreset } from "@/lib/filters/presets";
import { isInventing } from "@/lib/steps/inventing-step";
import { getStep } from "@/lib/steps/steps";
import { listPool } from "@/lib/store/build-pool";
import { getVersionById } from "@/lib/store/constitutions";
import { listAccepted, listEarlier, listSources, type ReadingState } from "@/lib/store/reading-state";

/** Texts taken in before others of this process have their turn: a few milliseconds. */
const AT_A_STRETCH = 500;

/** The reader of a build as its rows say it stands. Throws `not_found` for what it cannot be read without. */
export async function openReader(state: ReadingState): Promise<AnswerReader> {
  const { id, manifest, target, asked, readTo } = state;
  const step = getStep(manifest.step);
  if (!isInventing(step)) throw new AppError("not_found", `${step.title} has no answers to be read.`);
  const { constitution } = manifest;
  const [pool, sources, earlier, version] = await Promise.all([
    listPool(id),
    listSources(manifest),
    listEarlier(state),
    constitution === null ? null : getVersionById(constitution.versionId),
  ]);
  const setup = stepSetup(manifest, version === null ? null : showConstitution(version.body));
  const given = { seed: manifest.seed, setup, pool, sources, target, earlier };
  const reader = new AnswerReader(step, thawPreset(state.preset), given, { asked, readTo });
  for await (const page of listAccepted(id, readTo)) {
    for (const [at, accepted] of page.entries()) {
      reader.restore(accepted);
      if (at % AT_A_STRETCH === AT_A_STRETCH - 1) await setImmediate();
    }
  }
  return reader;
}
