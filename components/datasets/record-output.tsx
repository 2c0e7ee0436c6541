"use client";

import { useMemo, useState } from "react";
import { WordPieces } from "@/components/marks/word-pieces";
import { plural } from "@/components/ui/number-text";
import { TextButton } from "@/components/ui/text-link";
import { compareWords } from "@/lib/constitutions/compare-words";
import { Part, Reply } from "./record-text";
import type { RecordView } from "./record-view";

/** The text that is exported, where it is another than the reply; what became of the reply is shown on request. */
export function RecordOutput({ record, needle }: { record: RecordView; needle: string }) {
  const [isCompared, setIsCompared] = useState(false);
  const { reply, output, verdict, editedAt } = record;
  const pieces = useMemo(
    () => (isCompared ? compareWords(reply, output) : null),
    [isCompared, reply, output],
  );
  if (output === reply) {
    return verdict === "kept" ? (
      <p className="text-12 text-ink-3">The output that is exported is the reply as it stands.</p>
    ) : null;
  }
  const title =
    verdict === "dropped"
      ? "Output as far as the filter came; it is not exported as kept"
      : editedAt === null
        ? "Output, as it is exported"
        : "Output, as a person left it and as it is exported";
  return (
    <Part
      level="h2"
      title={title}
      aside={
        <>
          <TextButton aria-pressed={isCompared} onClick={() => setIsCompared(!isCompared)}>
            {isCompared ? "Show the output alone" : "Show what changed"}
          </TextButton>{" "}
          · {plural(record.outputLength, "character")}
        </>
      }
    >
      {pieces === null ? (
        <Reply text={output} needle={needle} className="text-15" />
      ) : (
        <p className="prose-text max-w-[68ch] text-15 whitespace-pre-wrap">
          <WordPieces pieces={pieces} />
        </p>
      )}
    </Part>
  );
}
