import { formatCount } from "@/components/ui/number-text";
import { Table, Td, Th } from "@/components/ui/table";
import type { HistogramBin } from "./histogram";

export function HistogramTable({
  bins,
  edge,
  label,
  of,
}: {
  bins: readonly HistogramBin[];
  edge: (value: number) => string;
  label: string;
  /** What a bar measures, e.g. "Characters". */
  of: string;
}) {
  return (
    <Table aria-label={label}>
      <thead>
        <tr>
          <Th>{of}</Th>
          <Th align="right">Before the filter</Th>
          <Th align="right">Kept</Th>
        </tr>
      </thead>
      <tbody>
        {bins.map(({ from, to, before, after }) => (
          <tr key={from}>
            <Td>
              {edge(from)} – {edge(to)}
            </Td>
            <Td align="right">{formatCount(before)}</Td>
            <Td align="right">{formatCount(after)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
