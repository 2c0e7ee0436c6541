import type { StepScript } from "./script";
import { writeTopicQuestions } from "./write-topic-questions";
import { writeTopics } from "./write-topics";

/** The prompts of the other steps that the sample model knows; the first that takes a prompt writes. */
export const stepScripts: readonly StepScript[] = [writeTopicQuestions, writeTopics];
