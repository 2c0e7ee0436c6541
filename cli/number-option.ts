import { AppError } from "@/lib/app-error";

/** A number given as an option, or the default where it is absent. */
export function numberOption(name: string, value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  const number = Number(value);
  if (value.trim() !== "" && Number.isFinite(number)) return number;
  throw new AppError("bad_request", `--${name} takes a number, not “${value}”.`);
}
