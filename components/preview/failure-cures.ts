import type { FailureKind } from "@/lib/generation/completion";

/** What a person can do after a failure; `isAtServer` where it is done on the servers' page. */
export const failureCures: Record<FailureKind, { words: string; isAtServer: boolean }> = {
  unreachable: { words: "Start it, or correct its address.", isAtServer: true },
  connect_timeout: { words: "Check its address, and any firewall on the way.", isAtServer: true },
  loading: { words: "Run again when its model is loaded.", isAtServer: false },
  unauthorized: { words: "Give it an API key that it takes.", isAtServer: true },
  malformed: { words: "Test it: the address may lead to something else.", isAtServer: true },
  bad_request: { words: "Change what it refuses and run again.", isAtServer: false },
  too_long: {
    words: "Shorten the prompt, ask for fewer tokens, or start it with a larger window.",
    isAtServer: false,
  },
  prompt_cut: {
    words: "Start it with a larger window for each request, or shorten the prompt.",
    isAtServer: true,
  },
  rate_limited: { words: "Run again in a moment, or fewer columns at once.", isAtServer: false },
  overloaded: { words: "Run again in a moment; it is busy.", isAtServer: false },
  server_error: { words: "Run again; if it stays, the server’s own log says more.", isAtServer: false },
  first_token_timeout: {
    words: "Run again, or fewer columns at once; it is probably busy.",
    isAtServer: false,
  },
  gap_timeout: { words: "Run again; if it stays, the server’s own log says more.", isAtServer: false },
  total_timeout: { words: "Ask for fewer tokens.", isAtServer: false },
  timeout: { words: "Run again, or ask for fewer tokens.", isAtServer: false },
  cut_stream: { words: "Run again.", isAtServer: false },
  stream_error: { words: "Run again; if it stays, the server’s own log says more.", isAtServer: false },
  cancelled: { words: "Run again.", isAtServer: false },
};
