import type { TemplateRole } from "./template";

/** What a step fills in where `{name}` stands in a template. */
export type TemplateSlot = {
  name: string;
  /** Without it the step cannot ask what it is to ask. */
  isNeeded: boolean;
  /** What is put there. */
  says: string;
  /** Something like it, for a rendered example. */
  sample: string;
};

export type TemplateRoleInfo = {
  title: string;
  /** What a template of the role is for, in a sentence. */
  does: string;
  slots: readonly TemplateSlot[];
  /** What it must end with for the completion to begin in the right place; null where any end will do. */
  end: string | null;
};

const instruction: TemplateSlot = {
  name: "instruction",
  isNeeded: true,
  says: "the task that is asked about",
  sample: "Sort these messages into praise and complaints.",
};

const judged: readonly TemplateSlot[] = [
  { ...instruction, says: "the instruction that was answered" },
  {
    name: "input",
    isNeeded: true,
    says: "its input, nothing where it has none",
    sample: "The soup was cold, but the waiter was kind.",
  },
  { name: "response", isNeeded: true, says: "the response that is judged", sample: "Complaint." },
];

/** Every role, in the order of the methods. */
export const templateRoles: Readonly<Record<TemplateRole, TemplateRoleInfo>> = {
  instructions: {
    title: "New tasks, with inputs",
    does: "Asks for new tasks that continue a list of tasks, each with its input.",
    slots: [],
    end: null,
  },
  instruction_list: {
    title: "New tasks, as a list",
    does: "Asks for new instructions that continue a numbered list.",
    slots: [
      {
        name: "kind",
        isNeeded: false,
        says: "what kind of tasks the list is to have",
        sample: "tasks of all kinds",
      },
    ],
    end: null,
  },
  topics: {
    title: "Topics",
    does: "Asks for topics that belong to a type of question.",
    slots: [
      {
        name: "question_type",
        isNeeded: true,
        says: "the type of question",
        sample: "Questions that require scientific knowledge",
      },
    ],
    end: null,
  },
  topic_questions: {
    title: "Questions about topics",
    does: "Asks for a question for each of a list of types and topics.",
    slots: [
      { name: "count", isNeeded: false, says: "how many hints there are", sample: "2" },
      {
        name: "hints",
        isNeeded: true,
        says: "the numbered types and topics",
        sample:
          "1. type: Instructions that require geography, topic: Fjords\n2. type: Instructions that require history, topic: Salt",
      },
      {
        name: "instructions",
        isNeeded: true,
        says: "the hints that are shown with their instruction",
        sample:
          "1. type: Instructions that require geography, topic: Fjords, instruction: Which fjord is the longest?",
      },
    ],
    end: null,
  },
  classification: {
    title: "Classification or not",
    does: "Shows tasks that are and are not classification tasks, and asks which the next one is.",
    slots: [instruction],
    end: null,
  },
  input_first: {
    title: "Instances, input first",
    does: "Shows tasks with inputs and their outputs, and asks for those of the next one.",
    slots: [instruction],
    end: "{instruction}",
  },
  output_first: {
    title: "Instances, output first",
    does: "Shows classification tasks with class labels and inputs for them, and asks for those of the next one.",
    slots: [instruction],
    end: "{instruction}",
  },
  persona: {
    title: "Persona",
    does: "Says who answers at length; its first heading is the name that answers.",
    slots: [{ name: "name", isNeeded: false, says: "the name of the persona", sample: "Wren" }],
    end: "### User",
  },
  system: {
    title: "System message",
    does: "Stands before the request where a tuned model is asked in a chat turn.",
    slots: [],
    end: null,
  },
  quality: {
    title: "Rubric: quality",
    does: "Tells a judge how to score how good a response is.",
    slots: judged,
    end: null,
  },
  following: {
    title: "Rubric: following",
    does: "Tells a judge how to score how well a response does what the instruction asks.",
    slots: judged,
    end: null,
  },
};

/** The text with a likely value in each slot of its role. */
export function sampleValues(role: TemplateRole): Record<string, string> {
  return Object.fromEntries(templateRoles[role].slots.map(({ name, sample }) => [name, sample]));
}
