import { Fingerprint } from "@/components/marks/fingerprint";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { Highlight } from "@/components/ui/highlight";
import { formatCount } from "@/components/ui/number-text";
import { Skeleton } from "@/components/ui/skeleton";
import { Td, Tr } from "@/components/ui/table";
import type { RecordSummary } from "@/lib/datasets/record";

export const ROW = 32;

/** A reply this long fills its little bar, in characters. */
const LONG_REPLY = 1600;

/** One record in one line; the request starts near the search hit, if it has one. */
export function RecordRow({
  record,
  needle,
  fits,
  principleCount,
  isCurrent,
  index,
  onPeek,
  onOpen,
}: {
  record: RecordSummary;
  needle: string;
  /** Characters of the request that the column shows. */
  fits: number;
  principleCount: number;
  isCurrent: boolean;
  /** Place in the list, from 0. */
  index: number;
  onPeek: () => void;
  onOpen: () => void;
}) {
  return (
    <Tr isCurrent={isCurrent} aria-rowindex={index + 2} onClick={onPeek} onDoubleClick={onOpen}>
      <Td align="right" className={`text-12 ${isCurrent ? "text-ink-2" : "text-ink-3"}`}>
        {formatCount(record.id)}
      </Td>
      <Td title={record.instruction}>
        <Highlight text={record.instruction.replace(/\s+/g, " ")} needle={needle} fits={fits} />
      </Td>
      <Td className="text-clip">
        <Fingerprint cited={record.cited} count={principleCount} />
      </Td>
      <Td>
        <VerdictMark verdict={record.verdict} reason={record.reason} />
      </Td>
      <Td align="right" className="last:pr-5">
        <span className="flex items-center justify-end gap-2">
          <i
            aria-hidden
            className="h-1 rounded-[1px] bg-mark-low max-[1399px]:hidden"
            style={{ width: Math.min(1, record.replyLength / LONG_REPLY) * 26 }}
          />
          {formatCount(record.replyLength)}
        </span>
      </Td>
    </Tr>
  );
}

export function SkeletonRow() {
  return (
    <tr aria-hidden>
      <Td>
        <Skeleton className="ml-auto h-2.5 w-9" />
      </Td>
      <Td>
        <Skeleton className="h-2.5 w-3/5" />
      </Td>
      <Td />
      <Td>
        <Skeleton className="h-2.5 w-14" />
      </Td>
      <Td />
    </tr>
  );
}
