import { z } from "zod";
import { fillTemplate } from "@/lib/templates/fill-template";
import { replyOnly } from "./reply-only";
import type { Step, StepSetup } from "./step";

const settingsSchema = z.strictObject({
  /** Who answers; "": as the persona's first heading names it. */
  name: z
    .string()
    .trim()
    .max(80)
    .regex(/^[^\n{}]*$/, "one line without braces")
    .default(""),
});

const HEADING = /^# +([^\s{}][^\n{}]*?) *$/m;
/** What the next turn of the user begins with; with its newline, since a reply may have a heading "User guide". */
const USER = "### User\n";

/**
 * A persona answers each prompt at length, so that a model can be trained to do so without being told.
 *
 * Source: Dromedary, stage 4 (verbose cloning).
 */
export const verbose: Step = {
  name: "verbose",
  title: "Verbose cloning",
  does: "A persona answers each prompt at length, in the voice that the persona text sets.",
  reference: {
    source: "IBM/Dromedary (dromedary_v1), stage 4",
    deviations: [
      "No n-gram penalty is sent: plain OpenAI servers have no parameter that counts tri- and quadgrams. The filter cuts repeated clauses instead.",
      "Generation stops at the user's next turn; the reference decoded all 512 tokens and cut afterwards.",
      "Only prompts of the chosen source are asked; the reference added its dummy identity questions.",
    ],
  },
  defaults: { temperature: 0.3, topP: 0.7, maxTokens: 512, source: "Dromedary stage 4" },
  preset: "studio-verbose",
  needsConstitution: false,
  templates: ["persona"],
  holds: "replies",
  asks: "prompts",
  settings: settingsSchema,

  renderPrompt: (setup, request) => `${personaOf(setup)}\n${verbose.renderRequest(setup, request)}`,

  renderRequest: (setup, { instruction, input }) => {
    const request = input === "" ? instruction : `${instruction}\n\n${input}`;
    return `${request}\n\n### ${personaName(setup)} (extensive)`;
  },

  stopStrings: () => [USER],

  // The user's turn may end the text, without the newline that a server did not come to send.
  parse: (text, _setup, { isFinal }) => replyOnly(isFinal ? `${text}\n` : text, [USER], { isFinal }),
};

/** Who answers: the build's setting, else the persona's first heading. */
export function personaName({ templates, settings }: StepSetup): string {
  const wanted = typeof settings?.name === "string" ? settings.name : "";
  return wanted !== "" ? wanted : (HEADING.exec(templates?.persona ?? "")?.[1] ?? "Assistant");
}

/** The persona with its name wherever it is named, its heading among it. */
function personaOf(setup: StepSetup): string {
  const name = personaName(setup);
  const text = fillTemplate(setup.templates?.persona ?? "", { name });
  return text.replace(HEADING, () => `# ${name}`);
}
