import { AppError } from "@/lib/app-error";
import {
  type CleaningSettings,
  cleaningSettingsSchema,
  type PromptFileKind,
  promptFileKindSchema,
} from "@/lib/datasets/clean-wish";
import { numberOption } from "./number-option";

export type CleaningOptions = {
  kind?: string;
  exact: boolean;
  minTokens: string;
  maxTokens: string;
  orcaLimit: string;
  seed: string;
};

/** The options that both commands share, read. Throws `bad_request` naming the one that cannot be used. */
export function readCleaningOptions(options: CleaningOptions): {
  holds: PromptFileKind | null;
  settings: CleaningSettings;
} {
  const settings = cleaningSettingsSchema.safeParse({
    rules: options.exact ? "reference" : "mended",
    minTokens: numberOption("min-tokens", options.minTokens, 2),
    maxTokens: numberOption("max-tokens", options.maxTokens, 256),
    orcaLimit: numberOption("orca-limit", options.orcaLimit, 10_000),
    seed: numberOption("seed", options.seed, 42),
  });
  if (!settings.success) {
    const [issue] = settings.error.issues;
    throw new AppError("bad_request", `${String(issue?.path[0] ?? "An option")}: ${issue?.message}.`);
  }
  return { holds: readKind(options.kind), settings: settings.data };
}

function readKind(kind: string | undefined): PromptFileKind | null {
  if (kind === undefined) return null;
  const known = promptFileKindSchema.safeParse(kind);
  if (known.success) return known.data;
  throw new AppError("bad_request", `--kind is ${promptFileKindSchema.options.join(", ")}, not “${kind}”.`);
}
