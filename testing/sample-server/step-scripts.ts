import { writeJudgement } from "./judge-script";
import type { StepScript } from "./script";

/** The prompts of the other steps that the sample model knows; the first that takes a prompt writes. */
export const stepScripts: readonly StepScript[] = [writeJudgement];
