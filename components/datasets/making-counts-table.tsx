import { reasonTitle } from "@/components/marks/reason-title";
import { formatCount } from "@/components/ui/number-text";
import { Table, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { MakingCounts } from "@/lib/datasets/making-counts";
import { countWords } from "./making-words";

/** What became of the rows of each source: read is kept and dropped together. */
export function MakingCountsTable({ sources }: { sources: MakingCounts["sources"] }) {
  const hasMends = sources.some(({ mended }) => Object.keys(mended).length > 0);
  return (
    <Table>
      <colgroup>
        <col className="w-[28%]" />
        <col className="w-[92px]" />
        <col className="w-[92px]" />
        <col />
        {hasMends ? <col /> : null}
      </colgroup>
      <thead>
        <tr>
          <Th>Source</Th>
          <Th align="right">Read</Th>
          <Th align="right">Kept</Th>
          <Th className="pl-5">Dropped</Th>
          {hasMends ? <Th className="pl-5">Cleaned</Th> : null}
        </tr>
      </thead>
      <tbody>
        {sources.map(({ name, datasetId, read, kept, dropped, mended }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and their order never changes.
          <tr key={at}>
            <Td title={name}>
              {datasetId === null ? (
                name
              ) : (
                <TextLink href={`/datasets/${datasetId}`} className="decoration-line">
                  {name}
                </TextLink>
              )}
            </Td>
            <Td align="right">{formatCount(read)}</Td>
            <Td align="right">{formatCount(kept)}</Td>
            <Td className="pl-5 text-12 text-ink-2" title={countWords(dropped)}>
              {countWords(dropped)}
            </Td>
            {hasMends ? (
              <Td className="pl-5 text-12 text-ink-2" title={ruleWords(mended)}>
                {ruleWords(mended)}
              </Td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const ruleWords = (mended: Record<string, number>) =>
  Object.entries(mended)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${reasonTitle(name)} ${formatCount(count)}`)
    .join(", ");
