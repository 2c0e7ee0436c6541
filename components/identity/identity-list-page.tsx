"use client";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { PageHead } from "@/components/shell/page-head";
import { useRowCursor } from "@/components/shell/use-row-cursor";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { tellFailure } from "@/components/ui/toast";
import type { IdentitySetView } from "@/lib/api/identity-sets";
import { countIdentityRows } from "@/lib/exports/identity-records";
import { useAddIdentitySet, useIdentitySets } from "./queries";

/** All identity sets, with what they say the assistant is. */
export function IdentityListPage() {
  const router = useRouter();
  const { data, error, refetch } = useIdentitySets();
  const add = useAddIdentitySet();
  const sets = data?.sets;
  const create = () => {
    const taken = new Set(sets?.map(({ name }) => name));
    let name = "New identity set";
    for (let number = 2; taken.has(name); number += 1) name = `New identity set ${number}`;
    const body = {
      entries: [{ questions: ["Who are you?"], answers: ["I am {name}."] }],
      values: { name: "" },
    };
    add.mutate(
      { name, body },
      {
        onSuccess: ({ id }) => router.push(`/exports/identity/${id}`),
        onError: (failure) => tellFailure("The set was not created.", failure),
      },
    );
  };
  const newSet = (
    <Button variant="primary" icon={<Plus />} disabled={add.isPending} onClick={create}>
      New set
    </Button>
  );
  return (
    <>
      <PageHead
        title="Identity"
        sub={
          <span className="truncate">
            <TextLink href="/exports" className="decoration-line">
              Exports
            </TextLink>{" "}
            · questions and answers that teach a model who it is
          </span>
        }
        actions={newSet}
      />
      <div className="px-(--gutter) pb-8">
        {sets === undefined ? (
          error === null ? (
            <SkeletonRows rows={4} />
          ) : (
            <ErrorState
              title="The identity sets could not be read."
              error={error}
              onRetry={() => void refetch()}
            />
          )
        ) : sets.length === 0 ? (
          <EmptyState action={newSet}>
            An identity set holds questions such as “Who are you?” with their answers; exports mix them in.
          </EmptyState>
        ) : (
          <SetTable sets={sets} onOpen={(id) => router.push(`/exports/identity/${id}`)} />
        )}
      </div>
    </>
  );
}

function SetTable({ sets, onOpen }: { sets: readonly IdentitySetView[]; onOpen: (id: number) => void }) {
  const open = (index: number) => {
    const set = sets[index];
    if (set !== undefined) onOpen(set.id);
  };
  const cursor = useRowCursor("Identity sets", sets.length, open);
  return (
    <Table aria-label="Identity sets">
      <colgroup>
        <col className="w-[240px]" />
        <col />
        <col className="w-[110px]" />
        <col className="w-[130px]" />
        <col className="w-[130px]" />
      </colgroup>
      <thead>
        <tr>
          <Th>Set</Th>
          <Th>Who it speaks of</Th>
          <Th align="right">Rows</Th>
          <Th>Saved by</Th>
          <Th align="right">When</Th>
        </tr>
      </thead>
      <tbody>
        {sets.map((set, index) => {
          const values = Object.entries(set.body.values)
            .filter(([, value]) => value !== "")
            .map(([name, value]) => `${name} ${value}`);
          return (
            <Tr key={set.id} {...cursor.rowProps(index)} onClick={() => open(index)}>
              <Td>
                <Link href={`/exports/identity/${set.id}`} className="font-[550]">
                  {set.name}
                </Link>
              </Td>
              <Td className="text-ink-2">{values.length === 0 ? "–" : values.join(" · ")}</Td>
              <Td align="right">{formatCount(countIdentityRows(set.body))}</Td>
              <Td className="text-ink-2">{set.updatedBy}</Td>
              <Td align="right" className="text-ink-3">
                <RelativeTime at={set.updatedAt} />
              </Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
