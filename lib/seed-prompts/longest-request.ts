import type { PromptRequest } from "./seed-prompt";

/** The request with the most characters, which decides whether all of them fit a window; null where there is none. */
export function longestRequest(requests: readonly PromptRequest[]): PromptRequest | null {
  const length = ({ instruction, input }: PromptRequest) => instruction.length + input.length;
  return requests.reduce<PromptRequest | null>(
    (longest, request) => (longest === null || length(request) > length(longest) ? request : longest),
    null,
  );
}
