import clsx from "clsx";
import type { ReactNode } from "react";
import { ServerField } from "@/components/generation/server-field";
import { formatCount } from "@/components/ui/number-text";
import { AttentionMark } from "@/components/ui/signal";
import { TextLink } from "@/components/ui/text-link";
import type { ServerView } from "@/lib/api/servers";
import type { Constitution } from "@/lib/constitutions/constitution";
import { CHARACTERS_PER_TOKEN } from "@/lib/generation/estimate-tokens";
import type { TokenBudget } from "@/lib/generation/token-budget";
import { TokenBar } from "./token-bar";
import type { DraftBudget } from "./use-draft-budget";

/** What the draft takes of a server's window: a bar, its figures, and who counted them. */
export function TokenBudgetHead({ draft, shown }: { draft: Constitution; shown: DraftBudget }) {
  const { budget, problem, server, setServerId, seedSet, hasRequest } = shown;
  return (
    <section aria-label="Token budget" className="pt-3.5 pr-6 pb-1 pl-(--gutter)">
      <TokenBar draft={draft} budget={budget} />
      <div className="mt-1.5 flex min-h-6 flex-wrap items-center gap-x-3 text-12 whitespace-nowrap text-ink-3">
        {budget === null ? null : (
          <Legend
            budget={budget}
            requestTitle={
              hasRequest
                ? `The longest seed prompt of ${seedSet?.name}, and the cue for the thoughts`
                : "No seed prompt yet; the cue for the thoughts alone"
            }
          />
        )}
        <span className="ml-auto flex items-center gap-3">
          {budget === null ? null : <Free budget={budget} />}
          <span className="flex items-center gap-0.5" data-counted={budget?.isCounted}>
            {budget === null ? null : budget.isCounted ? (
              <span>
                counted by<span className="sr-only"> {server?.name}</span>
              </span>
            ) : (
              estimatedBy
            )}
            <ServerField
              serverId={server?.id ?? null}
              onServer={(id) => void setServerId(id)}
              isLabelHidden
              isSmall
              isQuiet
            />
          </span>
        </span>
      </div>
      {problem !== null ? (
        <p className="mt-1 flex items-baseline gap-2.5 text-12" role="status">
          <AttentionMark />
          {problem}
        </p>
      ) : budget !== null && budget.window === null && server !== null ? (
        <p className="mt-1 text-12 text-ink-3">
          {unknownWindow(server)} <TextLink href="/servers">Servers</TextLink>
        </p>
      ) : null}
    </section>
  );
}

/** Why nothing is said of what is free. */
function unknownWindow({ name, probe }: ServerView): string {
  if (probe === null) return `${name} has not been tested yet, so its window is unknown.`;
  return probe.reachable
    ? `${name} does not say how many tokens its window has.`
    : `${name} did not answer its last test, so its window is unknown.`;
}

const estimatedBy = `about, ${CHARACTERS_PER_TOKEN} characters a token;`;

function Free({ budget: { window, free } }: { budget: TokenBudget }) {
  if (window === null || free === null) return null;
  return (
    <span className={clsx(free < 0 && "text-warn")} title={`The window has ${formatCount(window)}`}>
      {free < 0 ? "over by" : "free"}{" "}
      <b className={clsx("font-medium", free >= 0 && "text-ink-2")}>{formatCount(Math.abs(free))}</b>
    </span>
  );
}

/** Four hues for all sixteen, in the key of the principles. */
const SPREAD_HUES = [1, 5, 9, 13];

function Legend({ budget, requestTitle }: { budget: TokenBudget; requestTitle: string }) {
  const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);
  return (
    <>
      <Key swatch={<span className="bg-ink" />} word="Preamble" tokens={budget.preamble} />
      <Key
        swatch={
          <span className="grid grid-cols-2 grid-rows-2">
            {SPREAD_HUES.map((hue) => (
              <i key={hue} data-p={hue} className="bg-p-mark" />
            ))}
          </span>
        }
        word="Principles"
        tokens={sum(budget.principles)}
      />
      <Key
        swatch={<span className="bg-mark-ink opacity-80" />}
        word="Exemplars"
        tokens={budget.exemplarIntro + sum(budget.exemplars)}
        title="With the words that introduce them"
      />
      <Key
        swatch={<span className="bg-accent" />}
        word="Request"
        tokens={budget.request}
        title={requestTitle}
      />
      <Key
        swatch={<span className="bg-mark-low" />}
        word="Room"
        tokens={budget.room}
        title="Kept for the completion: its max tokens"
      />
    </>
  );
}

function Key({
  swatch,
  word,
  tokens,
  title,
}: {
  swatch: ReactNode;
  word: string;
  tokens: number;
  title?: string;
}) {
  return (
    <span title={title} className="flex items-center gap-1.25">
      <span aria-hidden className="grid size-[7px] overflow-hidden rounded-[1px]">
        {swatch}
      </span>
      <span>
        {word} <b className="font-medium text-ink-2">{formatCount(tokens)}</b>
      </span>
    </span>
  );
}
