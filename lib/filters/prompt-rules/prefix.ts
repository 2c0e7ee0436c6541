import type { PromptRule } from "../prompt-rule";
import { pythonStrip } from "../python-strip";

const PREFIX = "Write a program";
const title = `Does not begin with “${PREFIX}”`;
const detail = `begins with “${PREFIX}”`;

/** Drops requests for whole programs, as written: `write a program` passes. */
export const prefix: PromptRule = {
  name: "prefix",
  title,
  check: ({ instruction }) => (pythonStrip(instruction).startsWith(PREFIX) ? detail : null),
};

/** The same where the method has capitalised the instruction before it looks, so that no case can hide it. */
export const prefixInAnyCase: PromptRule = {
  name: "prefix",
  title,
  check({ instruction }) {
    const start = pythonStrip(instruction).replace(/\s+/gu, " ").slice(0, PREFIX.length);
    return start.toLowerCase() === PREFIX.toLowerCase() ? detail : null;
  },
};
