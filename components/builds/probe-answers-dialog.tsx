"use client";

import { useQuery } from "@tanstack/react-query";
import { ExactText } from "@/components/generation/exact-text";
import { reasonTitle } from "@/components/marks/reason-title";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount, plural } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import { listProbeAnswers, type ProbeAnswer } from "@/lib/api/build-plans";

/** Answers of a probe that ended in the same way. */
export type ProbePile = {
  title: string;
  verdict?: "kept" | "dropped";
  reason?: string;
  failureKind?: string;
};

/** The texts of a pile: what was asked, what came, and what the filter said of it. */
export function ProbeAnswersDialog({
  probeId,
  pile,
  onClose,
}: {
  probeId: number;
  pile: ProbePile | null;
  onClose: () => void;
}) {
  const { title = "", ...query } = pile ?? {};
  const { data, error, refetch } = useQuery({
    ...endpointQuery(listProbeAnswers, { params: { id: probeId }, query }),
    enabled: pile !== null,
  });
  return (
    <Dialog
      isOpen={pile !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      width="xl"
      title={title}
      description={data === undefined ? undefined : `${plural(data.answers.length, "item")} of the probe.`}
    >
      {error !== null ? (
        <ErrorState title="The texts could not be read." error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <SkeletonRows rows={6} />
      ) : (
        <ul>
          {data.answers.map((answer) => (
            <li key={answer.item} className="border-t border-line py-3 first:border-0">
              <Answer answer={answer} />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function Answer({ answer }: { answer: ProbeAnswer }) {
  const { item, instruction, input, thoughts, reply, rawText, hits, failureMessage } = answer;
  return (
    <>
      <p className="flex items-baseline gap-3">
        <span className="text-12 text-ink-3">item {formatCount(item + 1)}</span>
        <b className="min-w-0 flex-1 font-semibold break-words">
          {input === "" ? instruction : `${instruction} ${input}`}
        </b>
        <span className="shrink-0 text-12 text-ink-3">
          {formatCount(answer.promptTokens)} in, {formatCount(answer.completionTokens)} out
        </span>
      </p>
      {failureMessage === null ? null : <p className="mt-1 text-bad">{failureMessage}</p>}
      {hits.map(({ rule, effect, detail }) => (
        <p key={`${rule} ${detail}`} className="mt-1 text-12 text-ink-2">
          {effect}: {reasonTitle(rule)}, {detail}
        </p>
      ))}
      {thoughts === "" ? null : <p className="mt-2 whitespace-pre-wrap text-ink-2">{thoughts}</p>}
      {reply === "" ? null : <p className="mt-2 whitespace-pre-wrap">{reply}</p>}
      <details className="mt-2 text-12">
        <summary className="cursor-pointer text-ink-3">Raw completion</summary>
        <ExactText text={rawText} label={`Raw completion of item ${item + 1}`} className="mt-1 max-h-60" />
      </details>
    </>
  );
}
