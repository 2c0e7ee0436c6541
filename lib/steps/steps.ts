import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { answer } from "./answer";
import { assess } from "./assess";
import { classify } from "./classify";
import { instances } from "./instances";
import { selfAlign } from "./self-align";
import { selfInstruct } from "./self-instruct";
import type { Step, StepName } from "./step";
import { topicQuestions } from "./topic-questions";
import { topics } from "./topics";
import { verbose } from "./verbose";

/** Every step of the studio by its name, in the order of the methods. */
export const steps: Record<StepName, Step> = {
  topics,
  "topic-questions": topicQuestions,
  "self-instruct": selfInstruct,
  classify,
  instances,
  "self-align": selfAlign,
  verbose,
  answer,
  assess,
};

export const stepNameSchema = z.enum(Object.keys(steps) as [StepName, ...StepName[]]);

/** Throws `not_found` for a name that is no step. */
export function getStep(name: string): Step {
  if (Object.hasOwn(steps, name)) return steps[name as StepName];
  throw new AppError(
    "not_found",
    `There is no step "${name}"; choose one of ${Object.keys(steps).join(", ")}.`,
  );
}
