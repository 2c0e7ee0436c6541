import { z } from "zod";
import type { Facts } from "@/lib/steps/step";

/** What a record resembled, as steps and makings store it. */
const nearestSchema = z.object({
  from: z.object({
    kind: z.string(),
    id: z.number().optional(),
    place: z.number().optional(),
    item: z.number().optional(),
  }),
  text: z.string().optional(),
});

/** `questionType` → “question type”. */
export const spelledOut = (key: string) =>
  key
    .replace(/^(?:is|has|can)(?=[A-Z])/, "")
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();

/** A fact as a person reads it. */
export function factWords(key: string, value: Facts[string]): string {
  const nearest = key === "nearest" ? nearestSchema.safeParse(value) : null;
  return nearest?.success ? nearestWords(nearest.data) : words(value);
}

function nearestWords({ from: { kind, id, place, item }, text }: z.infer<typeof nearestSchema>): string {
  const whose: Record<string, string> = {
    pool: `seed prompt ${(place ?? 0) + 1} of the build`,
    accepted: `accepted before it, from request ${item}`,
    record: `record ${id}`,
    seed_prompt: `seed prompt ${id}`,
  };
  return [text, whose[kind] ?? kind].filter((part) => part !== undefined && part !== "").join("\n");
}

function words(value: Facts[string]): string {
  if (value === null || value === undefined) return "none could be read";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(Math.round(value * 10_000) / 10_000);
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(words).join("\n");
  return Object.entries(value)
    .map(([key, one]) => `${spelledOut(key)}: ${words(one)}`)
    .join(", ");
}
