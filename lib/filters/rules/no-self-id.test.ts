import { expect, test } from "vitest";
import { shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import { noSelfId } from "./no-self-id";

const candidate = { request: { instruction: "Speak.", input: "" }, rawText: "", isTurnEnded: true };
const IDENTITY = "I am a helpful, ethical, and reliable assistant.";

test("thoughts that begin with the exemplars' identity sentence pass, leading space or not", () => {
  expect(noSelfId.apply(`${IDENTITY} So.`, candidate, mirra)).toBeNull();
  expect(noSelfId.apply(` ${IDENTITY}`, candidate, mirra)).toBeNull();
});

test("other thoughts are dropped, and the missing sentence is named", () => {
  const drop = { drop: `does not begin with “${IDENTITY}”` };
  expect(noSelfId.apply(`Well. ${IDENTITY}`, candidate, mirra)).toMatchObject(drop);
  expect(noSelfId.apply(IDENTITY.toLowerCase(), candidate, mirra)).toMatchObject(drop);
  expect(noSelfId.apply("", candidate, mirra)).toMatchObject(drop);
});

test("it is silent where a constitution's thoughts share no opening", () => {
  expect(noSelfId.apply("Well.", candidate, { ...mirra, identity: "" })).toBeNull();
});
