import { z } from "zod";

/** Of a step that has no settings of its own. */
export const noSettingsSchema: z.ZodType<Record<string, unknown>> = z.strictObject({});
