import type { z } from "zod";
import type { getRecord } from "@/lib/api/datasets";

export type RecordView = z.infer<typeof getRecord.response>;
