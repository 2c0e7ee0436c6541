import { alpaca } from "./formats/alpaca";
import { argilla } from "./formats/argilla";
import { chat } from "./formats/chat";
import { dromedary } from "./formats/dromedary";
import { fields } from "./formats/fields";
import { iSheep } from "./formats/i-sheep";
import { labelStudio } from "./formats/label-studio";
import { plainText } from "./formats/plain-text";
import { seedTasks } from "./formats/seed-tasks";
import { selfAlignOutput } from "./formats/self-align-output";
import { sharegpt } from "./formats/sharegpt";
import { studio } from "./formats/studio";
import { topicQuestions } from "./formats/topic-questions";
import { type Likeness, type RecordFormat, type RecordFormatName, recordFormatNames } from "./record-format";

/** Every shape that records are read from. */
export const recordFormats: Record<RecordFormatName, RecordFormat> = {
  studio,
  "label-studio": labelStudio,
  argilla,
  "i-sheep": iSheep,
  dromedary,
  "self-align": selfAlignOutput,
  "seed-tasks": seedTasks,
  "topic-questions": topicQuestions,
  sharegpt,
  chat,
  alpaca,
  fields,
  text: plainText,
};

export type FormatGuess = Likeness & { format: RecordFormatName };

/** The formats that these first rows may be of, the likeliest first; of equal ones, as they are listed. */
export function guessFormats(rows: readonly unknown[]): FormatGuess[] {
  return recordFormatNames
    .flatMap((format) => {
      const likeness = recordFormats[format].likeness(rows);
      return likeness === null ? [] : [{ format, ...likeness }];
    })
    .sort((a, b) => b.score - a.score);
}
