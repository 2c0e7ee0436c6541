import type { FailureKind } from "@/lib/generation/completion";

/** What a person can do after a failure; `isAtServer` where it is done on the servers' page. */
export const failureCures: Record<FailureKind, { words: string; isAtServer: boolean }> = {
  unreachable: { words: "Start it, or correct its address.", isAtServer: true },
  unauthorized: { words: "Give it an API key that it takes.", isAtServer: true },
  malformed: { words: "Test it: the address may lead to something else.", isAtServer: true },
  bad_request: { words: "Change what it refuses and run again.", isAtServer: false },
  rate_limited: { words: "Run again in a moment, or fewer columns at once.", isAtServer: false },
  overloaded: { words: "Run again in a moment; it is busy or still loading.", isAtServer: false },
  server_error: { words: "Run again; if it stays, the server’s own log says more.", isAtServer: false },
  timeout: { words: "Run again, or ask for fewer tokens.", isAtServer: false },
  cut_stream: { words: "Run again.", isAtServer: false },
  stream_error: { words: "Run again; if it stays, the server’s own log says more.", isAtServer: false },
  cancelled: { words: "Run again.", isAtServer: false },
};
