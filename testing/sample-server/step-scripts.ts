import { writeJudgement } from "./judge-script";
import type { StepScript } from "./script";
import { writeAtLength } from "./write-at-length";
import { writeBareAnswer, writeChatAnswer } from "./write-chat-answer";
import { writeInstances } from "./write-instances";
import { writeLabel } from "./write-label";
import { writeNumberedTasks, writeTaskList } from "./write-tasks";
import { writeTopicQuestions } from "./write-topic-questions";
import { writeTopics } from "./write-topics";

/** The prompts of the other steps that the sample model knows; the first that takes a prompt writes. */
export const stepScripts: readonly StepScript[] = [
  writeJudgement,
  writeTopicQuestions,
  writeTopics,
  writeNumberedTasks,
  writeTaskList,
  writeAtLength,
  writeLabel,
  writeInstances,
  writeChatAnswer,
  // The last: a bare request has no marks of its own.
  writeBareAnswer,
];
