import { AppError } from "@/lib/app-error";
import { numberOption } from "./number-option";

/** How often each item is answered, 1 to 64; once where nothing is said. Throws `bad_request`. */
export function readSamples(text: string | undefined): number {
  const samples = numberOption("samples", text, 1);
  if (Number.isInteger(samples) && samples >= 1 && samples <= 64) return samples;
  throw new AppError("bad_request", `--samples takes a whole number from 1 to 64, not ${text}.`);
}
