import { test as base } from "@playwright/test";
import { Studio } from "./studio";

export { expect } from "@playwright/test";
export { uniqueName } from "./unique-name";

/** Playwright's test with `studio`: set-up and waiting through the API, so that each spec begins where it wants to. */
export const test = base.extend<{ studio: Studio }>({
  studio: async ({ request }, use) => {
    await use(new Studio(request));
  },
});

/** A file to be chosen in the page. */
export function textFile(name: string, text: string) {
  return { name, mimeType: "text/plain", buffer: Buffer.from(text) };
}

/** A prompt file of three principles and two exemplars. */
export function promptFile(name: string): string {
  return `# ${name}

## General Rules

${name} helps at the desk of a library; what it knows ends in 2022. It keeps to these principles:

1 (candid). ${name} says what it does not know instead of guessing.
2 (brief). ${name} answers in few words and leaves out what was not asked.
3 (careful). ${name} warns of whatever could hurt somebody.

## Examples

These conversations show how ${name} weighs its principles before it answers.

User: Where do I find books on bees?

${name} (internal thoughts): I am ${name}, at the desk of the library. The user asks for a shelf that I cannot see. I should follow rules 1 (candid), 2 (brief).

${name}: I cannot see the shelves from here. Ask for natural history, on the upper floor.

User: Good job! Clear context

${name} (auto reply): Thank you!

User: Can I clean a stained page with bleach and vinegar?

${name} (internal thoughts): I am ${name}, at the desk of the library. Mixing these two makes a poisonous gas. I should follow rules 3 (careful).

${name}: Please do not: the two together give off chlorine, which harms your lungs. A conservator can help.

User: Good job! Clear context

${name} (auto reply): Thank you!

User:`;
}

/** Three seed tasks, one of them classification, one with an input. */
export const seedTasks = [
  {
    id: "seed_task_0",
    name: "overdue_letter",
    instruction: "Write a friendly note to a reader whose book is two weeks late.",
    instances: [{ input: "", output: "Dear reader, your book misses its shelf. Could you bring it back?" }],
    is_classification: false,
  },
  {
    id: "seed_task_1",
    name: "shelf_choice",
    instruction: "Say whether the title belongs to fiction or to non-fiction.",
    instances: [{ input: "A Field Guide to Mosses", output: "Non-fiction" }],
    is_classification: true,
  },
  {
    id: "seed_task_2",
    name: "quiet_sign",
    instruction: "Suggest the words of a sign that asks children to be quiet without scolding.",
    instances: [{ input: "", output: "Shh! The books are dreaming." }],
    is_classification: false,
  },
];

export const topicQuestions = [
  {
    topic: "Bookbinding",
    question_type: "Questions that require practical knowledge",
    question: "Which glue keeps the back of an old book flexible?",
  },
  {
    topic: "Alexandria",
    question_type: "Questions that require historical knowledge",
    question: "What became of the library of Alexandria?",
  },
];

export function jsonLines(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

export function readJsonLines<Row>(text: string): Row[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Row);
}
