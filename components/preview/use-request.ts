"use client";

import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useEffect, useRef, useState } from "react";
import type { StoredSeedPrompt } from "@/lib/api/seed-prompts";
import { requestOf } from "@/lib/seed-prompts/seed-prompt";
import type { RequestDraft } from "./request-box";
import { useSeedPrompts } from "./seed-prompt-picker";

/** Characters of a request in an address; a longer one stays on the page. */
const MAX_ADDRESS = 2000;

/** The request's text: from the address, from the seed prompt in the address, from the keyboard. */
export function useRequest() {
  const [url, setUrl] = useQueryStates(
    { request: parseAsString, input: parseAsString, seedPrompt: parseAsInteger },
    { history: "replace" },
  );
  const [request, setRequest] = useState<RequestDraft>({
    instruction: url.request ?? "",
    input: url.input ?? "",
    hasInput: (url.input ?? "") !== "",
  });
  const { seedPrompts } = useSeedPrompts();
  const seedPrompt = seedPrompts.find((one) => one.id === url.seedPrompt) ?? null;
  const isFilled = useRef(url.request !== null);
  useEffect(() => {
    if (isFilled.current || seedPrompt === null) return;
    isFilled.current = true;
    setRequest(draftOf(seedPrompt));
  }, [seedPrompt]);
  return {
    request,
    seedPrompt,
    change: (next: Partial<RequestDraft>) => {
      isFilled.current = true;
      setRequest((now) => ({ ...now, ...next }));
      if (url.seedPrompt !== null) void setUrl({ seedPrompt: null });
    },
    choose: (seed: StoredSeedPrompt) => {
      isFilled.current = true;
      setRequest(draftOf(seed));
      void setUrl({ seedPrompt: seed.id, request: null, input: null });
    },
    /** Writes the request into the address, so that a link asks the same. */
    pin: () => {
      const { instruction, input } = request;
      const isShort = instruction.length + input.length <= MAX_ADDRESS && url.seedPrompt === null;
      void setUrl({
        request: isShort ? instruction : null,
        input: isShort && input !== "" ? input : null,
      });
    },
  };
}

function draftOf(seed: StoredSeedPrompt): RequestDraft {
  const { instruction, input } = requestOf(seed);
  return { instruction, input, hasInput: input !== "" };
}
