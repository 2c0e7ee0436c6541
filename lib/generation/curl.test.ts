import fc from "fast-check";
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

/** The words of a command as a POSIX shell reads them; in double quotes only the one variable that is used. */
function shellWords(command: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  for (let at = 0; at < command.length; at += 1) {
    const character = command.charAt(at);
    if (character === "'" || character === '"') {
      const end = command.indexOf(character, at + 1);
      if (end === -1) throw new Error("A quote is never closed.");
      word = (word ?? "") + command.slice(at + 1, end);
      at = end;
    } else if (character === "\\") {
      at += 1;
      // A line that goes on is no character.
      if (command.charAt(at) !== "\n") word = (word ?? "") + command.charAt(at);
    } else if (/\s/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      if (!/[\w@./:=-]/.test(character)) throw new Error(`The shell would read ${character}.`);
      word = (word ?? "") + character;
    }
  }
  return word === null ? words : [...words, word];
}

test("a shell reads the body byte for byte, whatever the prompt and the address hold", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .array(fc.constantFrom("'", '"', "\\", "$API_KEY", "`id`", "\n", "!", "; rm -rf /", "'\\''", "é"))
      .map((p) => p.join("")),
  );
  fc.assert(
    fc.property(text, text, (prompt, path) => {
      const words = shellWords(curlCommand({ baseUrl: `http://a/${path}`, hasKey: true }, bodyOf(prompt)));
      expect(words.at(-1)).toBe(JSON.stringify(bodyOf(prompt)));
      expect(words).toContain("Authorization: Bearer $API_KEY");
      expect(words.filter((word) => word.startsWith("http://a/"))).toHaveLength(1);
    }),
  );
});
