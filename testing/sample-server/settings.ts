import { parseSlotPlan, type SlotPlan } from "./slot-plan";

/** Shares 0..1 of requests that go wrong, in the order in which they are tried; the first that hits wins. */
const SHARES = {
  reset: "closes the connection before any answer",
  "rate-limit": "429 with Retry-After",
  overload: "503",
  hang: "accepts the request and never sends anything",
  malformed: "200 with chunks without choices, or with an HTML page",
  cut: "destroys the connection in mid-stream",
  stall: "stops sending in mid-stream and keeps the connection open",
  "stream-error": 'data: {"error":…} in mid-stream, then [DONE]',
  "error-field": "llama.cpp's line error: {…} in mid-stream, then [DONE]",
  "bad-json": "a chunk in mid-stream that is not JSON",
  "no-finish": "[DONE] without a finish reason",
} as const;

const NUMBERS = {
  "first-token": { about: "milliseconds from headers to the first token", initial: 120 },
  token: { about: "milliseconds from token to token", initial: 8 },
  "slow-headers": { about: "milliseconds before the headers", initial: null },
  "retry-after": { about: "seconds named by Retry-After", initial: 1 },
  truncate: { about: "silently reads only the last N tokens of a prompt", initial: null },
  "requests-per-minute": {
    about: "429 beyond N requests in a minute, with x-ratelimit headers",
    initial: null,
  },
  "tokens-per-minute": { about: "429 beyond N tokens in a minute, with x-ratelimit headers", initial: null },
  window: { about: "says that a request may take N tokens", initial: null },
  queue: { about: "computes N at once; the others get their headers and wait", initial: null },
  threads: { about: "with N requests at work answers nothing else, not even /health", initial: null },
  burst: { about: "resets connections beyond N that come within 50 ms", initial: null },
  load: { about: "milliseconds from the first request in which it loads its model", initial: null },
  rebuild: { about: "is another build every N seconds", initial: null },
} as const;

const FLAGS = {
  faultless: "makes none of the mistakes of a base model, which about one completion in eight does",
  loading: "503 everywhere, as while a model loads",
  "not-found": "404 for completions",
  unauthorized: "401 whatever the key",
  "ignore-stop": "writes past stop strings",
  "ignore-max-tokens": "writes to the end of its script whatever the limit",
  "ignore-seed": "writes another text each time, and does not list the field in /openapi.json",
  "ignore-logprobs": "sends no probabilities, and does not list the field in /openapi.json",
  "logprobs-content": "sends probabilities in the chat API's shape, as llama.cpp does",
  "no-usage": "never reports usage",
  "usage-last": "reports usage unasked and on the chunk with the finish reason, as llama.cpp does",
  "no-stream": "answers in one JSON body although a stream was asked for",
  "no-openapi": "has no /openapi.json",
  "no-metrics": "has no /metrics",
  "no-tokenize": "has no /tokenize",
  "client-500": "answers 500 to the client's mistakes, in llama.cpp's words",
  shift: "silently reads what exceeds its window without the beginning, in blocks of half of it",
  withhold: "sends what may begin a stop string late, and a stop string as tokens without text",
  timings: "tells what was cached only by timings.prompt_n, as llama.cpp does",
  "no-limit": "writes to the end of its script where max_tokens is missing",
  llamacpp: "has the ways of llama.cpp, all at once",
  bos: "begins each prompt with a token of its own, as a llama-family model does",
} as const;

export type ShareName = keyof typeof SHARES;
export type NumberName = keyof typeof NUMBERS;
export type FlagName = keyof typeof FLAGS;

const LLAMACPP_WAYS: readonly FlagName[] = [
  "logprobs-content",
  "usage-last",
  "no-openapi",
  "client-500",
  "shift",
  "withhold",
  "timings",
  "no-limit",
  "bos",
];

/** How one address of the server behaves. A number is null where nothing was asked for. */
export type Settings = {
  shares: ReadonlyMap<ShareName, number>;
  numbers: Readonly<Record<NumberName, number | null>>;
  flags: ReadonlySet<FlagName>;
  /** Requests in flight beyond which it answers 429; null: it takes any number. */
  slots: SlotPlan | null;
  /** The only API key accepted; null accepts any and none. */
  key: string | null;
};

const isIn = <T extends object>(table: T, name: string): name is Extract<keyof T, string> =>
  Object.hasOwn(table, name);

/** Reads `first-token=50,rate-limit=0.3,loading`. Never throws; a mistake comes back as a sentence. */
export function parseSettings(list: string): { settings: Settings } | { mistake: string } {
  const shares = new Map<ShareName, number>();
  const numbers = initialNumbers();
  const flags = new Set<FlagName>();
  let key: string | null = null;
  let slots: SlotPlan | null = null;
  for (const part of list.split(",").filter((text) => text !== "")) {
    const [name = "", value] = splitOnce(part);
    if (name === "key" && value) key = value;
    else if (name === "slots") {
      slots = parseSlotPlan(value ?? "");
      if (slots === null)
        return { mistake: `"slots" needs a number or a plan like 64/8/32@20, not "${value ?? ""}".` };
    } else if (isIn(FLAGS, name) && value === undefined) {
      for (const flag of name === "llamacpp" ? LLAMACPP_WAYS : [name]) flags.add(flag);
    } else if (isIn(SHARES, name) || isIn(NUMBERS, name)) {
      const number = value === undefined || value === "" ? Number.NaN : Number(value);
      const most = isIn(SHARES, name) ? 1 : Number.MAX_SAFE_INTEGER;
      if (!(number >= 0 && number <= most)) {
        return {
          mistake: `"${name}" needs a number ${most === 1 ? "from 0 to 1" : "of 0 or more"}, not "${value ?? ""}".`,
        };
      }
      if (isIn(SHARES, name)) shares.set(name, number);
      else numbers[name] = number;
    } else return { mistake: `Unknown setting "${part}". Known settings:\n${describeSettings()}` };
  }
  // The table's order, not the address's, decides which mishap wins.
  const ordered = Object.keys(SHARES).filter((name) => isIn(SHARES, name) && shares.has(name)) as ShareName[];
  return {
    settings: {
      shares: new Map(ordered.map((name) => [name, shares.get(name) ?? 0])),
      numbers,
      flags,
      slots,
      key,
    },
  };
}

/** Every setting with its meaning, one a line. */
export function describeSettings(): string {
  return [
    ...Object.entries(NUMBERS).map(
      ([name, { about, initial }]) =>
        `  ${name}=N  ${about}${initial === null ? "" : ` (default ${initial})`}`,
    ),
    ...Object.entries(SHARES).map(([name, about]) => `  ${name}=0..1  ${about}`),
    ...Object.entries(FLAGS).map(([name, about]) => `  ${name}  ${about}`),
    "  slots=N  answers 429 beyond N requests in flight",
    "  slots=N/M/…@S  beyond N at first, M after S seconds, and so on; they count from the first completion asked for",
    "  key=SECRET  401 without this API key",
  ].join("\n");
}

function initialNumbers(): Record<NumberName, number | null> {
  const entries = Object.entries(NUMBERS).map(([name, { initial }]) => [name, initial]);
  return Object.fromEntries(entries) as Record<NumberName, number | null>;
}

function splitOnce(part: string): [string, string?] {
  const at = part.indexOf("=");
  return at < 0 ? [part] : [part.slice(0, at), part.slice(at + 1)];
}
