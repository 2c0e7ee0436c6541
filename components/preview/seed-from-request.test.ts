import { expect, test } from "vitest";
import { seedTaskSchema, topicQuestionSchema } from "@/lib/seed-prompts/seed-prompt";
import { nextTaskId, seedFromRequest, taskName } from "./seed-from-request";

const request = { instruction: "Compose a firm, but courteous letter about damp.", input: "" };
const draft = { kind: "task" as const, name: "letter", isClassification: false, topic: "", questionType: "" };

test("a task gets the next number of the set and a name of its first words", () => {
  expect(nextTaskId(["seed_task_0", "seed_task_41", "mine"])).toBe("seed_task_42");
  expect(nextTaskId([])).toBe("seed_task_0");
  expect(taskName(request)).toBe("compose_a_firm_but_courteous");
});

test("a request becomes a seed prompt in the published form", () => {
  const task = seedFromRequest({ ...request, input: "Dear landlord" }, draft, "seed_task_1");
  expect("seedPrompt" in task && seedTaskSchema.parse(task.seedPrompt.body).instances[0]?.input).toBe(
    "Dear landlord",
  );
  const asked = { ...draft, kind: "topic_question" as const, topic: " Damp ", questionType: "Questions" };
  const question = seedFromRequest(request, asked, "seed_task_1");
  expect("seedPrompt" in question && topicQuestionSchema.parse(question.seedPrompt.body).topic).toBe("Damp");
});

test("what a topic question cannot hold is said", () => {
  const asked = { ...draft, kind: "topic_question" as const };
  expect(seedFromRequest(request, asked, "x")).toHaveProperty("error");
  expect(
    seedFromRequest({ ...request, input: "Dear" }, { ...asked, topic: "a", questionType: "b" }, "x"),
  ).toHaveProperty("error");
});
