/** What a question shall be of and about. */
export type Hint = { topic: string; questionType: string };

/** A hint as it stands in a list, without its number: the type asks for instructions, since not all are questions. */
export function renderHint({ topic, questionType }: Hint): string {
  return `type: ${instructionType(questionType)}, topic: ${topic}`;
}

function instructionType(questionType: string): string {
  return questionType.replace(/^Questions\b/, "Instructions");
}
