import { expect, test } from "vitest";
import { completionBody } from "./completion-body";
import { curlCommand } from "./curl";

const bodyOf = (prompt: string) =>
  completionBody({ prompt, stop: [], sampling: { temperature: 0, topP: 1, maxTokens: 4 }, seed: 1 }, "m");
const server = { baseUrl: "http://127.0.0.1:8000/v1/", hasKey: false };

test("a request is a command that can be pasted into a shell", () => {
  expect(curlCommand(server, bodyOf("It's $HOME"))).toBe(`curl -N 'http://127.0.0.1:8000/v1/completions' \\
  -H 'Content-Type: application/json' \\
  --data-binary '{"model":"m","prompt":"It'\\''s $HOME","max_tokens":4,"temperature":0,"top_p":1,"seed":1,"stream":true,"stream_options":{"include_usage":true}}'`);
});

test("a key is a variable for the person to set, and stands in no command without one", () => {
  expect(curlCommand({ ...server, hasKey: true }, bodyOf("x"))).toContain(
    '\n  -H "Authorization: Bearer $API_KEY" \\\n',
  );
  expect(curlCommand(server, bodyOf("x"))).not.toContain("API_KEY");
});

test("a body too long for an argument is piped", () => {
  const command = curlCommand(server, bodyOf("ä".repeat(60_000)));
  expect(command).toMatch(/^printf %s '\{.*\}' \|\ncurl -N /);
  expect(command).toMatch(/--data-binary @-$/);
});

test("brackets in an address are no pattern", () => {
  expect(curlCommand({ ...server, baseUrl: "http://[::1]:8000/v1" }, bodyOf("x"))).toMatch(/^curl -N -g /);
});
