import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { selfAlign } from "./self-align";
import type { Step } from "./step";

/** Every step of the studio by its name. */
export const steps: Record<Step["name"], Step> = { "self-align": selfAlign };

export const stepNameSchema = z.enum(Object.keys(steps) as [Step["name"], ...Step["name"][]]);

/** Throws `not_found` for a name that is no step. */
export function getStep(name: string): Step {
  const known = stepNameSchema.safeParse(name);
  if (known.success) return steps[known.data];
  throw new AppError(
    "not_found",
    `There is no step "${name}"; choose one of ${Object.keys(steps).join(", ")}.`,
  );
}
