import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { settingWords } from "./setting-words";
import type { Step } from "./step";

/** How one setting of a step is shown and changed: read from the step's own schema, so that any step has a form. */
export type SettingsField = {
  key: string;
  label: string;
  /** What it does, in a few words; null where nobody said. */
  meaning: string | null;
  /** Whether it may be left empty, which is null. */
  isNullable: boolean;
} & (
  | { kind: "number"; isWhole: boolean; min: number | null; max: number | null }
  | { kind: "switch" }
  | { kind: "choice"; options: readonly string[] }
  | { kind: "choices"; options: readonly string[] }
  | { kind: "text"; maxLength: number | null }
  /** Anything else: as JSON. */
  | { kind: "json" }
);

type Shape = {
  type?: string;
  enum?: unknown[];
  anyOf?: Shape[];
  items?: Shape;
  properties?: Record<string, Shape>;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  maxLength?: number;
  description?: string;
};

/** One a setting, in the order of the schema; none of a step without settings. */
export function settingsFields(step: Pick<Step, "name" | "settings">): SettingsField[] {
  // What comes out of the schema: a step may read what it is given before its own schema does.
  const whole = z.toJSONSchema(step.settings, { io: "output", unrepresentable: "any" }) as Shape;
  return Object.entries(whole.properties ?? {}).map(([key, shape]) => {
    const words = settingWords(step.name, key);
    const isNullable = shape.anyOf?.some(({ type }) => type === "null") ?? false;
    const own = shape.anyOf?.find(({ type }) => type !== "null") ?? shape;
    return {
      key,
      label: words?.label ?? spelledOut(key),
      meaning: shape.description ?? words?.meaning ?? null,
      isNullable,
      ...kindOf(own),
    };
  });
}

function kindOf({ type, enum: values, items, minimum, exclusiveMinimum, maximum, maxLength }: Shape) {
  if (isWords(values)) return { kind: "choice" as const, options: values };
  if (type === "integer" || type === "number")
    return {
      kind: "number" as const,
      isWhole: type === "integer",
      min: minimum ?? exclusiveMinimum ?? null,
      // JavaScript's largest whole number is no bound that anybody set.
      max: maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? null : maximum,
    };
  if (type === "boolean") return { kind: "switch" as const };
  if (type === "string") return { kind: "text" as const, maxLength: maxLength ?? null };
  if (type === "array" && isWords(items?.enum)) return { kind: "choices" as const, options: items.enum };
  return { kind: "json" as const };
}

const isWords = (values: unknown[] | undefined): values is string[] =>
  values?.every((one) => typeof one === "string") ?? false;

/** `machineExamples` → “Machine examples”, `isBalanced` → “Balanced”. */
function spelledOut(key: string): string {
  const words = key.replace(/^(?:is|has|can)(?=[A-Z])/, "").replace(/(?<=[a-z])(?=[A-Z])/g, " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1).toLowerCase()}`;
}

/** The whole settings of what a person set, or what is wrong with it. */
export function readSettings(
  step: Pick<Step, "settings">,
  given: Record<string, unknown>,
): { settings: Record<string, unknown> } | { key: string; message: string } {
  const parsed = step.settings.safeParse(given);
  if (parsed.success) return { settings: parsed.data };
  const [issue] = parsed.error.issues;
  return { key: String(issue?.path[0] ?? ""), message: issue?.message ?? "It is not as expected." };
}

/** A setting as it is written on a command line. Throws `bad_request` naming it. */
export function readSetting(field: SettingsField, text: string): unknown {
  if (field.isNullable && (text === "" || text === "none")) return null;
  const wrong = (what: string) =>
    new AppError("bad_request", `The setting ${field.key} takes ${what}, not “${text}”.`);
  switch (field.kind) {
    case "number":
      if (text.trim() === "" || !Number.isFinite(Number(text))) throw wrong("a number");
      return Number(text);
    case "switch":
      if (text === "yes" || text === "true") return true;
      if (text === "no" || text === "false") return false;
      throw wrong("yes or no");
    case "choice":
      if (!field.options.includes(text)) throw wrong(field.options.join(" or "));
      return text;
    case "choices": {
      const chosen = text.split(",").map((one) => one.trim());
      if (chosen.some((one) => !field.options.includes(one)))
        throw wrong(`some of ${field.options.join(", ")}`);
      return chosen;
    }
    case "text":
      return text;
    case "json":
      try {
        return JSON.parse(text);
      } catch {
        throw wrong("JSON");
      }
  }
}
