import type { z } from "zod";
import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import type { Candidate, FilterRule, RuleParams, RuleSaying } from "./filter";

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
  params: Schema;
  fields: readonly ParamField[];
  apply: (
    text: string,
    candidate: Candidate,
    constitution: ShownConstitution,
    params: z.output<Schema>,
  ) => RuleSaying | null;
}): RuleKind {
  const { name, does, fields, params: schema, title, apply } = kind;
  return {
    name,
    does,
    fields,
    params: schema,
    make: (given = {}) => {
      const params = schema.parse(given);
      return {
        name,
        title: title(params),
        params,
        apply: (text, candidate, constitution) => apply(text, candidate, constitution, params),
      };
    },
  };
}
