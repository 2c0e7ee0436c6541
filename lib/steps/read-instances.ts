/** An input with what is to be put out for it; the input may be empty. */
export type Instance = { input: string; output: string };

/** Why pieces of a completion are no instances, with how many. */
export type InstanceFaults = Partial<Record<InstanceFault, number>>;
export type InstanceFault =
  | "cut" // the last one, where the length was used up
  | "no_output"
  | "no_input" // of a classification: a label without what it labels
  | "input_is_output"
  | "ends_with_colon" // the input or the output
  | "duplicate"
  | "over_limit";

export type ReadInstances = {
  instances: Instance[];
  faults: InstanceFaults;
  /** Why none are left: it has no instance's layout, one input has two outputs, or each is faulty. */
  problem: "unparsed" | "conflicting_instances" | "no_valid_instance" | null;
};

/** No more of one completion. */
export const MOST_INSTANCES = 5;

// Only at the start of a line: these words stand inside answers too.
const EXAMPLE = /^[ \t]*Example[ \t]?\d*[ \t]?[.:)]?[ \t]*$/m;
const OUTPUT = /^[ \t]*Output[ \t]*\d*[ \t]*:/m;
const INPUT = /^[ \t]*Input[ \t]*\d*[ \t]*:/m;
const LABEL = /^[ \t]*Class label:/m;

/**
 * Reads the instances out of a completion in either layout, which it tells by the text: `Class label:` lines with the
 * inputs below (output first), or `Example k` with fields and an `Output:`. Any text gets an answer.
 *
 * Source: Self-Instruct, preparation for finetuning; the marks count only at the start of a line, labels without an
 * input are no instances, and of more than five the first five are taken, not a random five.
 */
export function readInstances(text: string, { isCut = false } = {}): ReadInstances {
  const isLabelled = hasLabelsFirst(text);
  const pieces = isLabelled ? labelledPieces(text) : examplePieces(text);
  if (pieces === null) return { instances: [], faults: {}, problem: "unparsed" };
  const faults: InstanceFaults = {};
  const note = (fault: InstanceFault, count = 1) => {
    faults[fault] = (faults[fault] ?? 0) + count;
  };
  const whole = isCut ? pieces.slice(0, -1) : pieces;
  if (isCut) note("cut");
  const valid = whole.filter((piece) => {
    const fault = faultOf(piece, isLabelled);
    if (fault !== null) note(fault);
    return fault === null;
  });
  if (valid.length === 0) return { instances: [], faults, problem: "no_valid_instance" };
  if (isContradictory(valid)) return { instances: [], faults, problem: "conflicting_instances" };
  const distinct = [...new Map(valid.map((one) => [JSON.stringify([one.input, one.output]), one])).values()];
  if (distinct.length < valid.length) note("duplicate", valid.length - distinct.length);
  if (distinct.length > MOST_INSTANCES) note("over_limit", distinct.length - MOST_INSTANCES);
  return { instances: distinct.slice(0, MOST_INSTANCES), faults, problem: null };
}

function hasLabelsFirst(text: string): boolean {
  const placeOf = (mark: RegExp) => mark.exec(text)?.index ?? Number.POSITIVE_INFINITY;
  return placeOf(LABEL) < Math.min(placeOf(EXAMPLE), placeOf(OUTPUT));
}

/** Each label's first line is the output, what follows the input. */
function labelledPieces(text: string): Instance[] {
  return text
    .split(new RegExp(LABEL, "gm"))
    .slice(1)
    .map((piece) => {
      const [label = "", ...rest] = piece.trimStart().split("\n");
      return { input: withoutMark(rest.join("\n")), output: label.trim() };
    });
}

/** Null where the text has neither an example nor an output. What precedes the first example may introduce it only. */
function examplePieces(text: string): Instance[] | null {
  const [first = "", ...rest] = text.split(new RegExp(EXAMPLE, "gm"));
  const pieces = [...(OUTPUT.test(first) ? [first] : []), ...rest.filter((piece) => piece.trim() !== "")];
  return pieces.length === 0 ? null : pieces.map(instanceOf);
}

/** Without an `Output:`, all of it is the output of a task that needs no input. */
function instanceOf(piece: string): Instance {
  const [before = "", after] = piece.split(new RegExp(OUTPUT, "gm"));
  if (after === undefined) return { input: "", output: before.trim() };
  const [output = ""] = after.split(INPUT);
  return { input: withoutMark(before), output: output.trim() };
}

const withoutMark = (input: string) =>
  input
    .trim()
    .replace(/^Input[ \t]*\d*[ \t]*:/, "")
    .trim();

function faultOf({ input, output }: Instance, isLabelled: boolean): InstanceFault | null {
  if (output === "") return "no_output";
  if (isLabelled && input === "") return "no_input";
  if (input === output) return "input_is_output";
  return input.endsWith(":") || output.endsWith(":") ? "ends_with_colon" : null;
}

/** Whether two instances share an input but not the output. */
function isContradictory(instances: readonly Instance[]): boolean {
  const outputs = new Map<string, string>();
  return instances.some(({ input, output }) => {
    if (input === "") return false;
    const known = outputs.get(input) ?? output;
    outputs.set(input, known);
    return known !== output;
  });
}
