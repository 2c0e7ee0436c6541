"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { SectionHead } from "@/components/shell/page-head";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount, plural } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { getLineage } from "@/lib/api/lineage";
import type { LineageBranch, LineageMaking, LineageRecord } from "@/lib/datasets/lineage";

/** Where a record comes from, back to its seed prompts, and what was made of it; each one click away. */
export function LineageView({ recordId }: { recordId: number }) {
  const { data, error, refetch } = useQuery(endpointQuery(getLineage, { params: { id: recordId } }));
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows rows={6} rowHeight={40} />
    ) : (
      <ErrorState title="The lineage could not be read." error={error} onRetry={() => void refetch()} />
    );
  }
  const { back, forward, exampleFor } = data;
  return (
    <div className="grid grid-cols-2 gap-10">
      <section>
        <SectionHead title="Made from" note={back.length === 1 ? undefined : plural(back.length, "stage")} />
        <ol>
          {back.map(({ record, by }, depth) => (
            <li key={record.id} className="border-b border-line py-2 last:border-b-0">
              <RecordLine record={record} isSelf={depth === 0} />
              <Making by={by} />
            </li>
          ))}
        </ol>
      </section>
      <section>
        <SectionHead title="Made of it" count={formatCount(forward.childCount)} />
        {forward.childCount === 0 ? (
          <p className="py-3 text-ink-2">Nothing yet.</p>
        ) : (
          <Branches of={forward} />
        )}
        {exampleFor === null ? (
          <p className="pt-3 text-12 text-ink-3">
            Whether it was an example for others is not looked up: its build has too many items.
          </p>
        ) : exampleFor.length === 0 ? null : (
          <>
            <SectionHead title="Shown as an example for" count={exampleFor.length} className="mt-5" />
            <ul>
              {exampleFor.map((record) => (
                <li key={record.id} className="py-1.5">
                  <RecordLine record={record} />
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </div>
  );
}

function Branches({ of }: { of: LineageBranch }) {
  const hidden = of.childCount - of.children.length;
  return (
    <ul className="border-l border-line pl-4 first:border-l-0 first:pl-0">
      {of.children.map((branch) => (
        <li key={branch.record.id} className="py-1.5">
          <RecordLine record={branch.record} />
          {branch.children.length === 0 ? (
            branch.childCount === 0 ? null : (
              <Hidden count={branch.childCount} record={branch.record} />
            )
          ) : (
            <Branches of={branch} />
          )}
        </li>
      ))}
      {hidden > 0 && of.children.length > 0 ? <Hidden count={hidden} record={of.record} isMore /> : null}
    </ul>
  );
}

function Hidden({
  count,
  record,
  isMore = false,
}: {
  count: number;
  record: LineageRecord;
  isMore?: boolean;
}) {
  return (
    <p className="py-1 text-12 text-ink-3">
      {isMore ? (
        `${formatCount(count)} more`
      ) : (
        <TextLink href={hrefOf(record)}>{formatCount(count)} made of it</TextLink>
      )}
    </p>
  );
}

const hrefOf = ({ id, datasetId }: LineageRecord) => `/datasets/${datasetId}/records/${id}?view=lineage`;

function RecordLine({ record, isSelf = false }: { record: LineageRecord; isSelf?: boolean }) {
  const { id, datasetName, step, topic, questionType, verdict, reason, instruction } = record;
  return (
    <>
      <p className="flex items-baseline gap-2">
        {isSelf ? (
          <b className="font-[550] whitespace-nowrap">This record</b>
        ) : (
          <TextLink href={hrefOf(record)} className="whitespace-nowrap">
            Record {formatCount(id)}
          </TextLink>
        )}
        <span className="truncate text-12 text-ink-3">
          {step ?? "copied"}, {datasetName}
        </span>
        <span className="ml-auto text-12">
          <VerdictMark verdict={verdict} reason={reason} />
        </span>
      </p>
      <p className="prose-text line-clamp-2 text-ink-2">{instruction || topic}</p>
      {topic === null ? null : (
        <p className="truncate text-12 text-ink-3">
          {topic}
          {questionType === null ? "" : `, ${questionType}`}
        </p>
      )}
    </>
  );
}

/** What it was made with: build, constitution, templates, seed prompt, and the examples that the model saw. */
function Making({ by }: { by: LineageMaking }) {
  const { build, constitution, templates, seed, examples } = by;
  return (
    <dl className="mt-1 flex flex-col gap-0.5 text-12">
      {build === null ? null : (
        <Fact label="build">
          <TextLink href={`/builds/${build.id}`}>{build.name}</TextLink>
        </Fact>
      )}
      {constitution === null ? null : (
        <Fact label="constitution">
          <TextLink href={`/constitutions/${constitution.id}`}>
            {constitution.name} version {constitution.number}
          </TextLink>
        </Fact>
      )}
      {templates.map(({ role, name, number }) => (
        <Fact key={role} label={role.replace("_", " ")}>
          <TextLink href="/templates">
            {name} version {number}
          </TextLink>
        </Fact>
      ))}
      {seed === null ? null : (
        <Fact label="seed prompt">
          <SeedLink seed={seed} />
        </Fact>
      )}
      {examples.map((example, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an example may be shown twice, and the list never changes.
        <Fact key={nth} label={`example ${nth + 1}`}>
          {example.kind === "seed" ? (
            <SeedLink seed={example} />
          ) : (
            <TextLink href={hrefOf(example)}>{example.instruction}</TextLink>
          )}
        </Fact>
      ))}
    </dl>
  );
}

function SeedLink({ seed }: { seed: { seedSetId: number | null; origin: string; text: string } }) {
  if (seed.seedSetId === null) return <>{seed.text} (removed since)</>;
  const query = new URLSearchParams({ set: String(seed.seedSetId), q: seed.text.slice(0, 60) });
  return <TextLink href={`/seed-prompts?${query}`}>{seed.text}</TextLink>;
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 gap-2">
      <dt className="w-24 shrink-0 text-ink-3">{label}</dt>
      <dd className="min-w-0 truncate">{children}</dd>
    </div>
  );
}
