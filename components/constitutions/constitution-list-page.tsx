"use client";
import { FileUp } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { parseAsBoolean, useQueryState } from "nuqs";
import { useEffect, useState } from "react";
import { PageHead } from "@/components/shell/page-head";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { ConstitutionSummary } from "@/lib/api/constitutions";
import { ImportPromptFile } from "./import-prompt-file";
import { useConstitutions } from "./queries";

/** All constitutions; where there is only one it opens at once, unless the list was asked for. */
export function ConstitutionListPage() {
  const router = useRouter();
  const { data, error, refetch } = useConstitutions();
  const [isImporting, setIsImporting] = useState(false);
  const [wantsAll] = useQueryState("all", parseAsBoolean.withDefault(false));
  const constitutions = data?.constitutions;
  const only = !wantsAll && constitutions?.length === 1 ? constitutions[0] : undefined;
  useEffect(() => {
    if (only !== undefined) router.replace(`/constitutions/${only.id}`);
  }, [only, router]);

  return (
    <>
      <PageHead
        title="Constitutions"
        actions={
          <Button variant="primary" icon={<FileUp />} onClick={() => setIsImporting(true)}>
            Import a prompt file…
          </Button>
        }
      />
      {constitutions !== undefined && only === undefined ? (
        constitutions.length === 0 ? (
          <EmptyState
            className="px-(--gutter)"
            action={<Button onClick={() => setIsImporting(true)}>Import a prompt file…</Button>}
          >
            A constitution is a preamble, principles and exemplars: all that a base model is shown before a
            request.
          </EmptyState>
        ) : (
          <ConstitutionTable constitutions={constitutions} />
        )
      ) : error !== null ? (
        <ErrorState
          className="px-(--gutter)"
          title="The constitutions could not be read."
          error={error}
          onRetry={() => void refetch()}
        />
      ) : (
        <SkeletonRows rows={4} className="mx-(--gutter)" />
      )}
      <ImportPromptFile
        isOpen={isImporting}
        onOpenChange={setIsImporting}
        onOpened={(id) => router.push(`/constitutions/${id}`)}
      />
    </>
  );
}

function ConstitutionTable({ constitutions }: { constitutions: readonly ConstitutionSummary[] }) {
  const router = useRouter();
  return (
    <div className="px-(--gutter)">
      <Table aria-label="Constitutions">
        <colgroup>
          <col />
          <col className="w-28" />
          <col className="w-28" />
          <col className="w-32" />
          <col className="w-48" />
        </colgroup>
        <thead>
          <tr>
            <Th>Name</Th>
            <Th align="right">Principles</Th>
            <Th align="right">Exemplars</Th>
            <Th align="right">Latest version</Th>
            <Th>Draft</Th>
          </tr>
        </thead>
        <tbody>
          {constitutions.map((one) => (
            <Tr key={one.id} onClick={() => router.push(`/constitutions/${one.id}`)}>
              <Td>
                <Link href={`/constitutions/${one.id}`} className="font-[550]">
                  {one.name}
                </Link>
                {one.isInUse ? <Tag className="ml-2">in use</Tag> : null}
              </Td>
              <Td align="right">{formatCount(one.principleCount)}</Td>
              <Td align="right">{formatCount(one.exemplarCount)}</Td>
              <Td align="right">{formatCount(one.latestVersion)}</Td>
              <Td className="text-ink-2">{one.hasChanges ? "has changes" : "as published"}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
