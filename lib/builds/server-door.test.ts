import { describe, expect, it } from "vitest";
import type { RequestEnd } from "./observations";
import { ServerDoor, type ServerLook } from "./server-door";

const end = (kind: RequestEnd["kind"], part: Partial<RequestEnd> = {}): RequestEnd => ({
  kind,
  message: kind,
  firstTokenMs: null,
  retryAfterMs: null,
  rateLimit: null,
  wasReset: false,
  ...part,
});

function doorThatFinds(...looks: ServerLook["state"][]) {
  let asked = 0;
  const door = new ServerDoor(
    async () => {
      asked += 1;
      const state = looks.shift() ?? "answers";
      return state === "down" ? { state, reason: "nothing listens" } : { state };
    },
    () => {},
  );
  return { door, asked: () => asked };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("whether a server answers", () => {
  it("is looked at after one failed connection, and known without a look after three", async () => {
    const one = doorThatFinds("down");
    one.door.noteEnd(end("unreachable"), false);
    await settled();
    expect(one.door.report()).toEqual({ down: "nothing listens", isUp: false });
    const three = doorThatFinds("busy", "busy", "busy");
    for (let i = 0; i < 3; i += 1) three.door.noteEnd(end("unreachable"), false);
    expect(three.door.isDown).toBe(true);
  });

  it("is not doubted for a timeout: a full server answers late", async () => {
    const { door, asked } = doorThatFinds("busy");
    for (let i = 0; i < 9; i += 1) door.noteEnd(end("timeout"), false);
    expect(asked()).toBe(0);
    door.noteEnd(end("unreachable", { wasReset: true }), false);
    await settled();
    expect(door.isDown).toBe(false);
  });

  it("is not known at once from a server that says it loads its model: it is down", () => {
    const { door } = doorThatFinds();
    door.noteEnd(end("loading", { message: "503: Loading model" }), false);
    expect(door.isDown).toBe(true);
  });

  it("decides whose fault an answer is that was cut", async () => {
    expect(await doorThatFinds("down").door.isAway(end("cut_stream"), false)).toBe(true);
    expect(await doorThatFinds("answers").door.isAway(end("cut_stream"), false)).toBe(false);
    expect(await doorThatFinds().door.isAway(end("timeout"), true)).toBe(true);
    expect(await doorThatFinds().door.isAway(end("bad_request"), true)).toBe(false);
  });

  it("is looked into behind a gateway that goes on answering 503", async () => {
    const { door } = doorThatFinds("down");
    for (let i = 0; i < 3; i += 1) door.noteEnd(end("overloaded", { message: "503 no upstream" }), false);
    await settled();
    expect(door.isDown).toBe(true);
  });

  it("is asked less and less often while it is closed, and opens what answers, or is busy three times", async () => {
    const { door, asked } = doorThatFinds("down", "down", "busy", "busy", "busy");
    for (let nowMs = 0; nowMs < 30_000; nowMs += 300) {
      door.lookAgain(nowMs);
      await settled();
      if (door.report().isUp) break;
      door.forget(door.report());
    }
    expect(door.report().isUp).toBe(true);
    expect(asked()).toBe(5);
  });
});
