"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import type { ReactNode } from "react";
import { FingerprintStrip } from "@/components/marks/fingerprint";
import { principleCount } from "@/components/marks/principle-count";
import { PrincipleHues } from "@/components/marks/principle-hues";
import { PrincipleNumber } from "@/components/marks/principle-number";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { formatCount, formatDuration, formatPercent } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { getRecordMaker } from "@/lib/api/record-maker";
import { findCitations } from "@/lib/constitutions/citations";
import { stepTitle } from "@/lib/steps/step-title";
import { RecordTags } from "./record-tags";
import type { RecordView } from "./record-view";

/** Beside the text: what people say of it, the principles it cites, how it was made, what it cost. */
export function RecordFacts({ record }: { record: RecordView }) {
  const { data: maker } = useQuery(endpointQuery(getRecordMaker, { params: { id: record.id } }));
  const principles = record.constitution?.principles ?? [];
  const known = new Map(principles.map((p) => [p.number, p]));
  const citedAs = new Map(findCitations(record.thoughts, principles).map((c) => [c.number, c.name]));
  const speed =
    record.completionTokens === null || record.firstTokenMs === null || record.totalMs <= record.firstTokenMs
      ? null
      : record.completionTokens / ((record.totalMs - record.firstTokenMs) / 1000);
  return (
    <aside
      aria-label="About the record"
      className="min-h-0 overflow-y-auto border-l border-line pt-3.5 pr-(--gutter) pb-6 pl-6"
    >
      <Group title="Review">
        {record.review === null ? (
          <p className="text-12 text-ink-3">Nobody has reviewed it.</p>
        ) : (
          <p className="text-12">{record.review}</p>
        )}
      </Group>
      <Group title="Tags">
        <RecordTags key={record.id} record={record} isFrozen={(maker?.frozenAt ?? null) !== null} />
      </Group>
      {record.constitution === null && record.cited.length === 0 ? null : (
        <PrincipleHues principles={record.constitution?.principles}>
          <Group title="Principles cited">
            <FingerprintStrip
              cited={record.cited}
              count={principleCount(principles, record.cited)}
              nameOf={(n) => known.get(n)?.name}
            />
            <ol className="mt-2.5 flex flex-col gap-2">
              {record.cited.map((number) => (
                <li key={number} className="flex gap-2.5 text-12">
                  <PrincipleNumber number={number} className="-mt-px" />
                  <span className="min-w-0">
                    <b className="font-[550]">{known.get(number)?.name ?? citedAs.get(number)}</b>{" "}
                    <span className="line-clamp-2 text-ink-2">{known.get(number)?.text}</span>
                  </span>
                </li>
              ))}
            </ol>
            <WrongCitations record={record} />
          </Group>
        </PrincipleHues>
      )}
      <Group title="Made by">
        <Facts>
          <Fact label="Build">
            {record.buildId === null ? (
              "–"
            ) : (
              <TextLink href={`/builds/${record.buildId}`}>
                {record.buildName ?? `build ${record.buildId}`}
              </TextLink>
            )}
          </Fact>
          <Fact label="Step">{stepTitle(record.step)}</Fact>
          <Fact label="Constitution" isWide>
            {maker?.constitution == null ? (
              (record.constitution?.name ?? "–")
            ) : (
              <TextLink href={`/constitutions/${maker.constitution.id}`}>
                {maker.constitution.name} version {maker.constitution.number}
              </TextLink>
            )}
          </Fact>
          {(maker?.templates ?? []).map(({ role, name, number }) => (
            <Fact key={role} label={capitalised(role.replaceAll("_", " "))} isWide>
              <TextLink href="/templates">
                {name} version {number}
              </TextLink>
            </Fact>
          ))}
          <Fact label="Server" isWide>
            {record.server === null ? "–" : <TextLink href="/servers">{record.server}</TextLink>}
          </Fact>
          <Fact label="Model" isWide>
            {record.model ?? "–"}
          </Fact>
          <Fact label="Origin">{record.origin}</Fact>
          <Fact label="Landed">
            <RelativeTime at={record.createdAt} />
          </Fact>
        </Facts>
      </Group>
      <Group title="Parameters">
        <Facts>
          <Fact label="Temperature">{record.sampling?.temperature ?? "–"}</Fact>
          <Fact label="Top-p">{record.sampling?.topP ?? "–"}</Fact>
          <Fact label="Max tokens">{formatCount(record.sampling?.maxTokens)}</Fact>
          <Fact label="Seed">{record.seed}</Fact>
          <Fact label="Stops at" isWide>
            {record.stop === null || record.stop.length === 0 ? (
              "–"
            ) : (
              <span className="font-mono">
                {record.stop.map((text) => JSON.stringify(text).slice(1, -1)).join(" · ")}
              </span>
            )}
          </Fact>
        </Facts>
      </Group>
      <Group title="Text">
        <Facts>
          <Fact label="Instruction">{formatCount(record.instructionLength)}</Fact>
          <Fact label="Thoughts">{formatCount(record.thoughtsLength)}</Fact>
          <Fact label="Reply">{formatCount(record.replyLength)}</Fact>
          <Fact label="Output">{formatCount(record.outputLength)}</Fact>
          <Fact label="Script">{record.script ?? "–"}</Fact>
          <Fact label="Refuses">{record.isRefusal === null ? "–" : record.isRefusal ? "yes" : "no"}</Fact>
          <Fact label="Out of exemplars">
            {record.leakShare === null ? "–" : formatPercent(record.leakShare, 0)}
          </Fact>
        </Facts>
      </Group>
      <Group title="Timing">
        <Facts>
          <Fact label="First token">{formatDuration(record.firstTokenMs)}</Fact>
          <Fact label="Took">{formatDuration(record.totalMs)}</Fact>
          <Fact label="Speed">{speed === null ? "–" : `${speed.toFixed(1)} / s`}</Fact>
          <Fact label="In">{formatCount(record.promptTokens)}</Fact>
          <Fact label="Cached">
            {record.cachedTokens === null || !record.promptTokens
              ? formatCount(record.cachedTokens)
              : `${formatCount(record.cachedTokens)}, ${formatPercent(record.cachedTokens / record.promptTokens, 0)}`}
          </Fact>
          <Fact label="Out">{formatCount(record.completionTokens)}</Fact>
          <Fact label="Finish">{record.finishReason}</Fact>
          <Fact label="Attempts">{record.attempts}</Fact>
        </Facts>
      </Group>
    </aside>
  );
}

/** Citations that name no principle, or name one wrongly: a sign of a model that does not follow. */
function WrongCitations({ record }: { record: RecordView }) {
  const wrong = findCitations(record.thoughts, record.constitution?.principles ?? []).filter(
    (c) => c.match !== "exact",
  );
  if (record.constitution === null || wrong.length === 0) return null;
  return (
    <p className="mt-2 text-12 text-warn">
      {wrong
        .map(
          (c) =>
            `“${c.number} (${c.name})” ${c.match === "wrong_name" ? "has another name" : "is no principle"}`,
        )
        .join("; ")}
    </p>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-b border-line pb-3.5 [&+section]:pt-3 last:border-0">
      <h2 className="mb-2 text-12 font-[550]">{title}</h2>
      {children}
    </section>
  );
}

function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-x-5 text-12">{children}</dl>;
}

const capitalised = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

function Fact({ label, isWide, children }: { label: string; isWide?: boolean; children: ReactNode }) {
  return (
    <div
      className={clsx("flex h-6 min-w-0 items-center justify-between gap-3", isWide === true && "col-span-2")}
    >
      <dt className="whitespace-nowrap text-ink-3">{label}</dt>
      <dd className="min-w-0 truncate" title={typeof children === "string" ? children : undefined}>
        {children}
      </dd>
    </div>
  );
}
