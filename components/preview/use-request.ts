"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useEffect, useRef, useState } from "react";
import type { StoredSeedPrompt } from "@/lib/api/seed-prompts";
import { requestOf } from "@/lib/seed-prompts/seed-prompt";
import type { RequestDraft } from "./request-box";
import { useSeedPrompts } from "./seed-prompt-picker";

/** The request's text: from `?request=`, from the seed prompt in the URL, from the keyboard. */
export function useRequest(seedPromptId: number | null, setSeedPromptId: (id: number | null) => void) {
  const [prefill] = useQueryStates({ request: parseAsString, input: parseAsString });
  const [request, setRequest] = useState<RequestDraft>({
    instruction: prefill.request ?? "",
    input: prefill.input ?? "",
    hasInput: (prefill.input ?? "") !== "",
  });
  const { seedPrompts } = useSeedPrompts();
  const seedPrompt = seedPrompts.find((s) => s.id === seedPromptId) ?? null;
  const isFilled = useRef(prefill.request !== null);
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
      if (seedPromptId !== null) setSeedPromptId(null);
    },
    choose: (seed: StoredSeedPrompt) => {
      isFilled.current = true;
      setRequest(draftOf(seed));
      setSeedPromptId(seed.id);
    },
  };
}

function draftOf(seed: StoredSeedPrompt): RequestDraft {
  const { instruction, input } = requestOf(seed);
  return { instruction, input, hasInput: input !== "" };
}
