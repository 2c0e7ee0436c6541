import type { Constitution } from "@/lib/constitutions/constitution";
import { renderShown, sendableConstitution } from "@/lib/constitutions/render-prompt-file";
import type { Step, StepRequest, StepSetup } from "@/lib/steps/step";
import { changeConstitution } from "./change-constitution";
import type { Column } from "./column";
import { columnLabel } from "./column-label";

/** What a column shows the model, byte for byte: `promptFile` followed by `promptEnd` of a request. */
export type FrozenColumn = {
  label: string;
  constitution: StepSetup;
  stop: string[];
  promptFile: string;
};

/**
 * What the model is shown of the version `authored` in this column. Throws `bad_request` where a change names what
 * is not there, or the prompt would be read differently.
 */
export function freezeColumn(
  authored: Constitution,
  column: Pick<Column, "version" | "changes">,
  step: Step,
): FrozenColumn {
  const constitution = sendableConstitution(changeConstitution(authored, column.changes));
  return {
    label: columnLabel(column),
    constitution,
    stop: step.stopStrings(constitution),
    promptFile: renderShown(constitution),
  };
}

/** The prompt from the request on. */
export function promptEnd(step: Step, { constitution }: FrozenColumn, request: StepRequest): string {
  return step.renderRequest(constitution, request);
}

const SEEDS = 2 ** 31;

/** Samples of a column count up from its seed, and begin again at 0 after the last seed there is. */
export function sampleSeed(columnSeed: number, sample: number): number {
  return (columnSeed + sample) % SEEDS;
}
