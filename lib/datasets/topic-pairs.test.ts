import { expect, test } from "vitest";
import { findTopicPairs } from "./topic-pairs";

const pairs = (...topics: string[]) =>
  findTopicPairs(topics).map(({ first, second, why }) => [topics[first], topics[second], why]);

test("topics of the same words, in any order and with little words between, may be one", () => {
  expect(
    pairs("Roman Empire", "The Roman Empire", "Tea", "Empires of Rome", "Art and Craft", "Craft Arts"),
  ).toEqual([
    ["Roman Empire", "The Roman Empire", "same words"],
    ["Art and Craft", "Craft Arts", "same words"],
  ]);
});

test("topics that differ by a letter may be one, where their words are long enough", () => {
  expect(
    pairs("Coliseum", "Colisseum", "Sea", "Tea", "Fast Car", "Fast Cat", "Sun Flower", "Sunflower"),
  ).toEqual([
    ["Coliseum", "Colisseum", "spelled alike"],
    ["Sun Flower", "Sunflower", "spelled alike"],
  ]);
});

test("a number makes two topics of what is alike otherwise", () => {
  expect(pairs("World War I", "World War II", "Apollo 11", "Apollo 12", "Windows95", "Windows98")).toEqual(
    [],
  );
});
