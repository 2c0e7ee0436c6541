import type { BuildManifest } from "@/lib/builds/manifest";
import { splitPrompt } from "@/lib/builds/measure-prompts";
import type { Step, StepSetup } from "@/lib/steps/step";
import type { RunColumn } from "./preview-runs";

/** What the servers of a planned build are asked with, one column a server; all that it shows is frozen with it. */
export function probeColumns(manifest: BuildManifest, step: Step, setup: StepSetup): RunColumn[] {
  const { constitution, sampling, seed } = manifest;
  const frozen = {
    label: constitution === null ? step.title : `Version ${constitution.number}`,
    constitution: setup,
    stop: step.stopStrings(setup),
    promptFile: splitPrompt(step, setup, { instruction: "", input: "" }).prefix,
  };
  return [manifest.server, ...manifest.moreServers].map(({ id, name, model, build }) => ({
    column: { serverId: id, model, sampling, seed },
    frozen,
    constitutionName: constitution?.name ?? step.title,
    server: { id, name },
    serverBuild: build,
    model,
  }));
}
