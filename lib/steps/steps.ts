import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { selfAlign } from "./self-align";
import { selfInstruct } from "./self-instruct";
import type { Step, StepName } from "./step";
import { topicQuestions } from "./topic-questions";
import { topics } from "./topics";

/** Every step of the studio by its name, in the order of the methods. */
export const steps: Partial<Record<StepName, Step>> = {
  topics,
  "topic-questions": topicQuestions,
  "self-align": selfAlign,
  "self-instruct": selfInstruct,
};

export const stepNameSchema = z.enum(Object.keys(steps) as [StepName, ...StepName[]]);

/** Throws `not_found` for a name that is no step. */
export function getStep(name: string): Step {
  const step = Object.hasOwn(steps, name) ? steps[name as StepName] : undefined;
  if (step !== undefined) return step;
  throw new AppError(
    "not_found",
    `There is no step "${name}"; choose one of ${Object.keys(steps).join(", ")}.`,
  );
}
