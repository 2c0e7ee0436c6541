import { formatCount } from "@/components/ui/number-text";
import { Table, Td, Th } from "@/components/ui/table";
import type { Measure } from "@/lib/datasets/distribution";
import type { Drift } from "@/lib/datasets/drift";

const titles: Record<Measure, string> = {
  instruction_length: "Request, characters",
  thoughts_length: "Thoughts, characters",
  reply_length: "Reply, characters",
  output_length: "Output, characters",
  prompt_tokens: "Tokens in",
  completion_tokens: "Tokens out",
};

/** How lengths and tokens shift. */
export function DriftMeans({ drift: { left, right, means } }: { drift: Drift }) {
  if (means.length === 0) return null;
  return (
    <Table aria-label="How lengths shift" className="mt-3 max-w-[860px]">
      <thead>
        <tr>
          <Th className="w-[30%]">Length, mean (median)</Th>
          <Th align="right">{left.name}</Th>
          <Th align="right">{right.name}</Th>
          <Th align="right">Mean shifts by</Th>
        </tr>
      </thead>
      <tbody>
        {means.map((row) => (
          <tr key={row.measure}>
            <Td>{titles[row.measure]}</Td>
            <Td align="right">
              {whole(row.left.mean)} ({whole(row.left.median)})
            </Td>
            <Td align="right">
              {whole(row.right.mean)} ({whole(row.right.median)})
            </Td>
            <Td align="right">
              {row.change === null
                ? "–"
                : `${row.change.difference < 0 ? "−" : "+"}${whole(Math.abs(row.change.difference))} ± ${whole(row.change.high - row.change.difference)}`}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const whole = (value: number) => formatCount(Math.round(value));
