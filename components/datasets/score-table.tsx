import { formatCount } from "@/components/ui/number-text";
import { Table, Td, Th } from "@/components/ui/table";
import { isKept, type ScoreCell, type Thresholds } from "@/lib/datasets/scores";
import { binWords } from "./score-axis";

/** The map as rows, the most records first. */
export function ScoreTable({ cells, thresholds }: { cells: readonly ScoreCell[]; thresholds: Thresholds }) {
  const rows = cells.toSorted((a, b) => b.count - a.count);
  return (
    <div className="max-h-[420px] max-w-[560px] overflow-y-auto">
      <Table aria-label="Records by the two scores, as rows">
        <thead>
          <tr>
            <Th align="right">Quality</Th>
            <Th align="right">Following</Th>
            <Th align="right">Records</Th>
            <Th>Above both thresholds</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((cell) => (
            <tr key={`${cell.quality}-${cell.following}`}>
              <Td align="right">{binWords(cell.quality)}</Td>
              <Td align="right">{binWords(cell.following)}</Td>
              <Td align="right">{formatCount(cell.count)}</Td>
              <Td>{isKept(cell, thresholds) ? "● kept" : "○ not kept"}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
