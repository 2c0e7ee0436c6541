import { expect, test } from "vitest";
import { topicKey } from "./topic-key";

const same = [
  ["Coral Reef", "coral  reefs"],
  ["Coral-Reef", "Coral Reef"],
  ["City", "Cities"],
  ["Movie", "Movies"],
  ["House", "Houses"],
  ["Bus", "Buses"],
  ["Box", "Boxes"],
  ["Watch", "Watches"],
  ["Volcano", "Volcanoes"],
  ["E-mail", "Email"],
  ["U. S. Army", "US Army"],
  ["Newton's Law", "Newtons Laws"],
  ["Ｔｅａ", "tea"],
];
const different = [
  ["Wine", "Win"],
  ["Car", "Care"],
  ["Glass", "Glasgow"],
  ["Paris", "Pari"],
  ["Great Wall", "Great War"],
  ["Cactus", "Cactu"],
];

test.each(same)("“%s” and “%s” are the same topic", (one, other) => {
  expect(topicKey(one)).toBe(topicKey(other));
});

test.each(different)("“%s” and “%s” are two topics", (one, other) => {
  expect(topicKey(one)).not.toBe(topicKey(other));
});

test("a topic without letters and digits has no key", () => {
  expect(topicKey(" … !")).toBe("");
});
