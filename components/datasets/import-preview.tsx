import { VerdictShape } from "@/components/marks/verdict-mark";
import { plural } from "@/components/ui/number-text";
import { Notice } from "@/components/ui/signal";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { SeenFile } from "@/lib/api/record-files";
import type { TurnChoice } from "@/lib/datasets/record-import/record-format";
import { ImportProblemList } from "./import-problem-list";
import { type RecordUpload, useRecordPreview } from "./import-queries";

/** The first records of a file as they will be, and what is wrong among its first rows. */
export function ImportPreview({ file, turns }: { file: RecordUpload; turns: TurnChoice }) {
  const { id, name, format, mapping } = file;
  const { data, error } = useRecordPreview({ id, name, format, mapping, turns });
  if (error !== null) return <Notice tone="bad">{error.message}</Notice>;
  if (data === undefined) return <SkeletonRows rows={6} rowHeight={32} />;
  const { records, problems, rows } = data.preview;
  return (
    <section aria-label={`First records of ${name}`} className="flex flex-col gap-3">
      <p className="text-12 text-ink-2" aria-live="polite">
        {records.length === 0
          ? `None of the first ${plural(rows, "row")} becomes a record; choose another format or mapping.`
          : `The first ${plural(records.length, "record")} as they will be${problems.length === 0 ? "" : `, and ${plural(problems.length, "problem")} among the first ${plural(rows, "row")}`}.`}
      </p>
      {problems.length === 0 ? null : <ImportProblemList problems={problems} unit={data.unit} />}
      {records.length === 0 ? null : <RecordTable records={records} unit={data.unit} />}
    </section>
  );
}

function RecordTable({ records, unit }: { records: SeenFile["preview"]["records"]; unit: string }) {
  const hasMore = records.some(({ record }) => factsLine(record) !== "");
  return (
    <div className="max-h-[420px] overflow-auto">
      <Table>
        <colgroup>
          <col className="w-16" />
          <col className="w-[26%]" />
          <col className="w-[14%]" />
          <col />
          <col className="w-[18%]" />
          <col className="w-24" />
          {hasMore ? <col className="w-[14%]" /> : null}
        </colgroup>
        <thead>
          <tr>
            <Th align="right">{unit}</Th>
            <Th>Instruction</Th>
            <Th>Input</Th>
            <Th>Reply</Th>
            <Th>Thoughts</Th>
            <Th>Principles</Th>
            {hasMore ? <Th>Also</Th> : null}
          </tr>
        </thead>
        <tbody>
          {records.map(({ place, record }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one row may become several records, in a fixed order.
            <Tr key={at}>
              <Td align="right" className="text-ink-3">
                {place}
              </Td>
              <Td title={record.instruction}>{record.instruction}</Td>
              <Td title={record.input} className="text-ink-2">
                {record.input}
              </Td>
              <Td title={record.output}>
                {record.verdict === "dropped" ? <VerdictShape verdict="dropped" /> : null} {record.output}
              </Td>
              <Td title={record.thoughts} className="text-ink-2">
                {record.thoughts}
              </Td>
              <Td className="text-ink-2">{record.cited.join(", ")}</Td>
              {hasMore ? (
                <Td className="text-12 text-ink-3" title={factsLine(record)}>
                  {factsLine(record)}
                </Td>
              ) : null}
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** What else is known of a record, in a line. */
function factsLine(record: SeenFile["preview"]["records"][number]["record"]): string {
  const { verdict, reason, topic, questionType, score, tags, review } = record;
  return [
    verdict === "dropped" ? `dropped${reason === null ? "" : `: ${reason}`}` : null,
    topic,
    questionType,
    score === null ? null : `score ${score}`,
    tags.length === 0 ? null : tags.join(", "),
    review,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}
