/** What became of one completion request. */
export type LoggedOutcome = "completed" | "client_left" | "slots_full" | "rate_full" | `mishap: ${string}`;

export type LoggedRequest = {
  at: string;
  /** The settings in the address, "" for none. */
  settings: string;
  seed: number;
  attempt: number;
  promptTokens: number;
  maxTokens: number;
  stop: string[];
  /** The text sent, or the part of it that was. */
  text: string;
  /** The base-model mistake made on purpose, null for none. */
  mistake: string | null;
  outcome: LoggedOutcome;
};

export type RequestLog = {
  add: (entry: LoggedRequest) => void;
  list: () => LoggedRequest[];
  total: () => number;
};

/**
 * Keeps the last `size` requests, oldest first, and counts all. `tell` hears of each; of one that is completed,
 * before its last bytes are sent.
 */
export function createRequestLog(size = 500, tell?: (entry: LoggedRequest) => void): RequestLog {
  const ring: LoggedRequest[] = [];
  let total = 0;
  return {
    add: (entry) => {
      total += 1;
      tell?.(entry);
      ring.push(entry);
      if (ring.length > size) ring.shift();
    },
    list: () => [...ring],
    total: () => total,
  };
}
