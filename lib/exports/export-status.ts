import { z } from "zod";

/** `expired`: its files are gone; the row tells what they were. */
export const exportStatusSchema = z.enum(["queued", "running", "done", "failed", "cancelled", "expired"]);
export type ExportStatus = z.infer<typeof exportStatusSchema>;
