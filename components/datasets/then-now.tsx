import type { ReactNode } from "react";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { formatCount, formatDuration } from "@/components/ui/number-text";
import { Table, Td, Th } from "@/components/ui/table";
import type { RecordRequestView } from "@/lib/api/reproduce";
import { type AnswerFacts, recordFacts } from "@/lib/datasets/answer-facts";
import { recordSchema } from "@/lib/datasets/record";
import type { RecordView } from "./record-view";
import type { SecondRunView } from "./second-run";

type Server = RecordRequestView["server"];
type Row = {
  label: string;
  show: (side: { server: Server | null; answer: AnswerFacts | null }) => ReactNode;
};

const rows: Row[] = [
  { label: "Server", show: ({ server }) => server?.name ?? "removed" },
  { label: "Model", show: ({ server }) => server?.model ?? "–" },
  { label: "Build", show: ({ server }) => server?.build ?? "–" },
  {
    label: "Verdict",
    show: ({ answer }) =>
      answer === null ? "–" : <VerdictMark verdict={answer.verdict} reason={answer.reason} />,
  },
  { label: "Cites", show: ({ answer }) => (answer === null ? "–" : answer.cited.join(", ") || "none") },
  { label: "Finish", show: ({ answer }) => answer?.finishReason ?? "–" },
  { label: "In", show: ({ answer }) => formatCount(answer?.promptTokens) },
  { label: "Cached", show: ({ answer }) => formatCount(answer?.cachedTokens) },
  { label: "Out", show: ({ answer }) => formatCount(answer?.completionTokens) },
  { label: "First token", show: ({ answer }) => formatDuration(answer?.firstTokenMs) },
  { label: "Took", show: ({ answer }) => formatDuration(answer?.totalMs) },
];

/** What answered and what came of it, then and now. It has its size from the beginning. */
export function ThenNow({
  record,
  sent,
  run,
}: {
  record: RecordView;
  sent: RecordRequestView;
  run: SecondRunView;
}) {
  const then = { server: sent.server, answer: recordFacts(recordSchema.parse(record)) };
  const now = { server: run.completed?.server ?? sent.serverNow, answer: run.completed?.answer ?? null };
  return (
    <Table aria-label="Then and now" className="self-start">
      <colgroup>
        <col className="w-[26%]" />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr>
          <Th className="static">
            <span className="sr-only">What</span>
          </Th>
          <Th className="static">Then</Th>
          <Th className="static">Now</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, show }) => (
          <tr key={label}>
            <Td className="text-ink-3">{label}</Td>
            {[then, now].map((side, index) => {
              const shown = show(side);
              return (
                <Td key={index === 0 ? "then" : "now"} title={typeof shown === "string" ? shown : undefined}>
                  {shown}
                </Td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
