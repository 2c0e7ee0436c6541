import { AppError } from "@/lib/app-error";
import { NO_STOP_RULES, type StopRules, stopRulesSchema } from "@/lib/builds/stop-rules";
import { STOP_WHEN_EXAMPLE } from "./stop-when-example";

/** A share, as 0.5 or 50%. */
function readShare(text: string): number {
  const isPercent = text.endsWith("%");
  const number = readNumber(isPercent ? text.slice(0, -1) : text);
  return isPercent ? number / 100 : number;
}

const MULTIPLES: Record<string, number> = { k: 1e3, K: 1e3, M: 1e6, G: 1e9 };

/** A count, as 80000000 or 80M. */
function readCount(text: string): number {
  const multiple = MULTIPLES[text.at(-1) ?? ""];
  return multiple === undefined ? readNumber(text) : Math.round(readNumber(text.slice(0, -1)) * multiple);
}

const readNumber = (text: string) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN);
const readRate = (text: string) => readNumber(text.replace(/\/min$/, ""));

const conditions: { begin: string; rule: keyof StopRules; read: (text: string) => number }[] = [
  { begin: "parse-rate<", rule: "parseRateBelow", read: readShare },
  { begin: "keep-rate<", rule: "keepRateBelow", read: readShare },
  { begin: "repetition>", rule: "repetitionAbove", read: readShare },
  { begin: "failures>", rule: "failuresPerMinuteAbove", read: readRate },
  { begin: "tokens>", rule: "tokensAbove", read: readCount },
  { begin: "hours>", rule: "hoursAbove", read: readNumber },
  { begin: "window=", rule: "window", read: readCount },
];

/** `keep-rate<0.5,tokens>80M` as stop rules; `none`: no rule. Throws `bad_request` that names what is not understood. */
export function readStopWhen(text: string): StopRules {
  if (text.trim() === "none") return NO_STOP_RULES;
  const given: Partial<Record<keyof StopRules, number>> = {};
  for (const part of text.split(",").map((one) => one.replace(/\s/g, ""))) {
    const condition = conditions.find(({ begin }) => part.startsWith(begin));
    if (condition === undefined) {
      throw new AppError(
        "bad_request",
        `--stop-when: “${part}” is not understood; write e.g. ${STOP_WHEN_EXAMPLE}, or none.`,
      );
    }
    const { rule, begin, read } = condition;
    const value = read(part.slice(begin.length));
    const parsed = stopRulesSchema.safeParse({ [rule]: value });
    if (!parsed.success || given[rule] !== undefined) {
      const why =
        given[rule] !== undefined ? "comes twice" : (parsed.error?.issues[0]?.message ?? "is wrong");
      throw new AppError("bad_request", `--stop-when: “${part}” ${why[0]?.toLowerCase()}${why.slice(1)}.`);
    }
    given[rule] = value;
  }
  return stopRulesSchema.parse(given);
}
