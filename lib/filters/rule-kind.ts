import type { z } from "zod";
import type { StepSetup } from "@/lib/steps/step";
import type { Candidate, FilterRule, Judged, RuleParams, RuleSaying } from "./filter";

/** How one parameter is shown and changed, and what it means. */
export type ParamField = {
  key: string;
  label: string;
  meaning: string;
} /** `unit` may be empty, where the label says it. */ & (
  | { kind: "number"; min: number; max: number; unit: string }
  | { kind: "switch" }
  | { kind: "words" }
  | { kind: "text" }
);

/** A rule before its parameters are chosen: what presets are made of. */
export type RuleKind = {
  name: string;
  /** What it does, in a sentence. */
  does: string;
  /** What it reads with these parameters, or with its defaults. */
  judges: (params?: RuleParams) => Judged;
  fields: readonly ParamField[];
  /** Whole parameters: what is left out becomes its default, what is not known is an issue. */
  params: z.ZodType<RuleParams>;
  /** The rule that keeps to these parameters. Throws a ZodError for ones that are none. */
  make: (params?: RuleParams) => FilterRule;
};

/** Types `apply` by the schema of its parameters, which says their defaults too. */
export function defineRule<Schema extends z.ZodType<RuleParams>>(kind: {
  name: string;
  title: (params: z.output<Schema>) => string;
  does: string;
  /** Absent: it reads completions. */
  judges?: Judged | ((params: z.output<Schema>) => Judged);
  params: Schema;
  fields: readonly ParamField[];
  turnEnd?: (setup: StepSetup, params: z.output<Schema>) => string;
  apply: (
    text: string,
    candidate: Candidate,
    setup: StepSetup,
    params: z.output<Schema>,
  ) => RuleSaying | null;
}): RuleKind {
  const { name, does, fields, params: schema, title, turnEnd, apply } = kind;
  const judgesWith = (params: z.output<Schema>): Judged =>
    typeof kind.judges === "function" ? kind.judges(params) : (kind.judges ?? "completion");
  return {
    name,
    does,
    judges: (given = {}) => judgesWith(schema.parse(given)),
    fields,
    params: schema,
    make: (given = {}) => {
      const params = schema.parse(given);
      return {
        name,
        title: title(params),
        judges: judgesWith(params),
        params,
        ...(turnEnd === undefined ? {} : { turnEnd: (setup) => turnEnd(setup, params) }),
        apply: (text, candidate, setup) => apply(text, candidate, setup, params),
      };
    },
  };
}
