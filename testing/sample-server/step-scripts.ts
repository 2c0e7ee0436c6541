import type { StepScript } from "./script";
import { writeNumberedTasks, writeTaskList } from "./write-tasks";

/** The prompts of the other steps that the sample model knows; the first that takes a prompt writes. */
export const stepScripts: readonly StepScript[] = [writeNumberedTasks, writeTaskList];
