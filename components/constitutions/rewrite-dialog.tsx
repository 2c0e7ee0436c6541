"use client";
import { useMemo, useState } from "react";
import { WordPieces } from "@/components/marks/word-pieces";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { plural } from "@/components/ui/number-text";
import { Checkbox } from "@/components/ui/toggle";
import { compareWords } from "@/lib/constitutions/compare-words";
import type { Constitution } from "@/lib/constitutions/constitution";
import { numberRuns } from "@/lib/constitutions/number-runs";
import { type RewrittenThoughts, rewrittenThoughts } from "@/lib/constitutions/rewritten-thoughts";
import { trimPieces } from "@/lib/constitutions/trim-pieces";
import type { Rewrite } from "./rewrite";

const WORDS_AROUND = 56;

/** What a change of the principles would rewrite, before it does. */
export function RewriteDialog({
  draft,
  rewrite,
  onConfirm,
  onCancel,
  placeFocus,
}: {
  draft: Constitution;
  rewrite: Rewrite;
  /** `isLastTime`: later moves are not to be asked for. */
  onConfirm: (isLastTime: boolean) => void;
  onCancel: () => void;
  placeFocus: () => boolean;
}) {
  const [isLastTime, setIsLastTime] = useState(false);
  const rewritten = useMemo(() => rewrittenThoughts(draft, rewrite.change(draft)), [draft, rewrite]);
  const confirm = () => onConfirm(isLastTime);
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onCancel();
      }}
      width="lg"
      title={rewrite.title}
      description={describe(rewritten)}
      onEnter={confirm}
      placeFocus={placeFocus}
      footer={
        <>
          {rewrite.isMove ? (
            <Checkbox
              className="mr-auto text-12 text-ink-2"
              label="Do not ask for moves again in this session"
              isOn={isLastTime}
              onChange={setIsLastTime}
            />
          ) : null}
          <Button variant="quiet" kbd="Esc" onClick={onCancel}>
            Cancel
          </Button>
          <Button variant="primary" kbd="↵" onClick={confirm}>
            {rewrite.action}
          </Button>
        </>
      }
    >
      <ol className="flex flex-col divide-y divide-line">
        {rewritten.map((thoughts) => (
          <li key={`${thoughts.exemplar} ${thoughts.turn}`} className="grid grid-cols-[112px_1fr] gap-3 py-2">
            <span className="text-12 leading-6 text-ink-3">{placeName(thoughts, draft)}</span>
            <p className="prose-text leading-6 text-ink-2 wrap-anywhere whitespace-pre-wrap">
              <WordPieces pieces={trimPieces(compareWords(thoughts.before, thoughts.after), WORDS_AROUND)} />
            </p>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

function describe(rewritten: readonly RewrittenThoughts[]): string {
  const count = rewritten.reduce((sum, { citationCount }) => sum + citationCount, 0);
  const exemplars = [...new Set(rewritten.map(({ exemplar }) => exemplar + 1))];
  const where = `${exemplars.length === 1 ? "exemplar" : "exemplars"} ${numberRuns(exemplars)}`;
  return `${plural(count, "citation")} in ${where} ${count === 1 ? "is" : "are"} rewritten with it. Undo takes all of it back.`;
}

function placeName({ exemplar, turn }: RewrittenThoughts, { exemplars }: Constitution): string {
  const hasTurns = (exemplars[exemplar]?.turns.length ?? 0) > 1;
  return `Exemplar ${exemplar + 1}${hasTurns ? `, turn ${turn + 1}` : ""}`;
}
