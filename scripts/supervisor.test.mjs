import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isAlive } from "./process-identity.mjs";
import { createSupervisor, restartDelayMs, terminalLine } from "./supervisor.mjs";

let folder;
let supervisor;
let said;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "supervisor-"));
  said = [];
  supervisor = createSupervisor({ logDir: folder, say: (line) => said.push(line) });
});
afterEach(async () => {
  await supervisor.stopAll();
  rmSync(folder, { recursive: true });
});

function program(name, source) {
  const file = path.join(folder, `${name}.mjs`);
  writeFileSync(file, source);
  return { name, args: [file], env: process.env };
}

test("A program that cannot start is tried again after 1, 2, 4, 8 and then every 15 seconds", () => {
  expect([0, 1, 2, 3, 4, 10].map(restartDelayMs)).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
});

test("The terminal shows warnings and errors of our own logs as sentences, and leaves the rest to the log file", () => {
  expect(terminalLine('{"level":30,"pid":1,"msg":"worker ready"}')).toBe("");
  expect(terminalLine('{"level":40,"pid":1,"msg":"server paused"}')).toBe("server paused");
  expect(terminalLine('{"level":50,"msg":"no answer","err":{"message":"refused"}}')).toBe(
    "no answer: refused",
  );
  expect(terminalLine("Error: anything else")).toBe("Error: anything else");
  expect(terminalLine('{"level": half a line')).toBe('{"level": half a line');
});

test("What a child prints goes to its log, and its errors to the terminal too", async () => {
  supervisor.start(
    program("web", "console.log('all well'); console.error('disk full'); setInterval(() => {}, 1000)"),
  );
  await vi.waitFor(() => expect(said).toContain("[web] disk full"), 5000);
  await vi.waitFor(
    () => expect(readFileSync(path.join(folder, "web.log"), "utf8")).toContain("all well"),
    5000,
  );
});

test("A child that is killed is started again, with a line that says so", async () => {
  const child = supervisor.start(program("worker", "setInterval(() => {}, 1000)"));
  const firstPid = child.process.pid;
  child.process.kill("SIGKILL");
  await vi.waitFor(() => expect(child.process.pid).not.toBe(firstPid), 10_000);
  expect(isAlive(child.process.pid)).toBe(true);
  expect(said.join("\n")).toContain("The worker process ended (SIGKILL); starting it again in 1 s.");
});

test("Children are asked to end in the reverse order of their start, and get the time to do so", async () => {
  const order = path.join(folder, "order.txt");
  const source = (name) => `
    import { appendFileSync } from "node:fs";
    process.on("SIGTERM", () => setTimeout(() => { appendFileSync(${JSON.stringify(order)}, "${name} "); process.exit(0); }, 50));
    setInterval(() => {}, 1000);
    console.error("up");`;
  for (const name of ["sample", "worker", "web"]) supervisor.start(program(name, source(name)));
  await vi.waitFor(() => expect(said).toHaveLength(3), 5000);
  await supervisor.stopAll();
  expect(readFileSync(order, "utf8")).toBe("web worker sample ");
});

test("A child leaves by itself when the channel to its supervisor closes", async () => {
  const bye = path.join(folder, "bye.txt");
  const source = `
    import { writeFileSync } from "node:fs";
    process.on("SIGTERM", () => { writeFileSync(${JSON.stringify(bye)}, "bye"); process.exit(0); });
    setInterval(() => {}, 1000);
    console.error("up");`;
  const child = supervisor.start(program("web", source));
  await vi.waitFor(() => expect(said).toContain("[web] up"), 5000);
  child.process.disconnect();
  await vi.waitFor(() => expect(existsSync(bye)).toBe(true), 5000);
});
