"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th } from "@/components/ui/table";
import type { LengthShift } from "@/lib/api/record-pairs";
import { LengthShiftPlot } from "./length-shift-plot";

const HEIGHT = 148;

/** How the lengths of the replies shift: figures, both distributions, and the same as a table. */
export function LengthShiftPanel({
  shift,
  error,
  beforeName,
  afterName,
}: {
  shift: LengthShift | undefined;
  error: Error | null;
  beforeName: string;
  afterName: string;
}) {
  const [isTable, setIsTable] = useState(false);
  return (
    <section
      aria-label="Length shift"
      className="shrink-0 overflow-hidden border-b border-line px-(--gutter) py-3"
      style={{ height: HEIGHT }}
    >
      {shift === undefined ? (
        error === null ? (
          <SkeletonRows rows={4} rowHeight={28} />
        ) : (
          <ErrorState className="py-2" title="The lengths could not be counted." error={error} />
        )
      ) : (
        <div className="grid h-full grid-cols-[auto_minmax(0,1fr)] gap-x-10">
          <dl className="grid grid-cols-[repeat(3,auto)] content-start gap-x-8 gap-y-1">
            <Figure label="Median ratio" value={ratioWords(shift.medianRatio)} isLeading />
            <Figure label="Longer than before" value={shareWords(shift)} isLeading />
            <Figure label="Pairs" value={formatCount(shift.pairs)} isLeading />
            <Figure label="Median, characters" value={arrow(shift.before?.median, shift.after?.median)} />
            <Figure label="Mean, characters" value={arrow(shift.before?.mean, shift.after?.mean)} />
            <div className="self-end">
              <Button size="sm" onClick={() => setIsTable(true)}>
                As a table
              </Button>
            </div>
          </dl>
          <LengthShiftPlot bins={shift.bins} beforeName={beforeName} afterName={afterName} />
        </div>
      )}
      <Dialog isOpen={isTable} onOpenChange={setIsTable} title="Lengths of the replies" width="lg">
        {shift === undefined ? null : (
          <ShiftTables shift={shift} beforeName={beforeName} afterName={afterName} />
        )}
      </Dialog>
    </section>
  );
}

function Figure({ label, value, isLeading = false }: { label: string; value: string; isLeading?: boolean }) {
  return (
    <div>
      <dt className="text-11 text-ink-3">{label}</dt>
      <dd className={isLeading ? "text-20 font-semibold tracking-[-0.012em]" : "font-[550]"}>{value}</dd>
    </div>
  );
}

const whole = (figure: number | undefined) => (figure === undefined ? "–" : formatCount(Math.round(figure)));
const arrow = (before: number | undefined, after: number | undefined) => `${whole(before)} → ${whole(after)}`;
const ratioWords = (ratio: number | null) => (ratio === null ? "–" : `${ratio.toFixed(2)} ×`);
const shareWords = ({ longer, pairs }: LengthShift) =>
  pairs === 0 ? "–" : `${((longer / pairs) * 100).toFixed(1)} %`;

function ShiftTables({
  shift,
  beforeName,
  afterName,
}: {
  shift: LengthShift;
  beforeName: string;
  afterName: string;
}) {
  const head = "bg-surface";
  const rows = [
    ["Median", shift.before?.median, shift.after?.median],
    ["Mean", shift.before?.mean, shift.after?.mean],
    ["A tenth is shorter than", shift.before?.low, shift.after?.low],
    ["A tenth is longer than", shift.before?.high, shift.after?.high],
  ] as const;
  return (
    <div className="flex flex-col gap-4">
      <Table aria-label="Figures">
        <thead>
          <tr>
            <Th className={head}>Characters</Th>
            <Th align="right" className={head} title={beforeName}>
              {beforeName}
            </Th>
            <Th align="right" className={head} title={afterName}>
              {afterName}
            </Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, before, after]) => (
            <tr key={label}>
              <Td>{label}</Td>
              <Td align="right">{whole(before)}</Td>
              <Td align="right">{whole(after)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Table aria-label="Replies by length">
        <thead>
          <tr>
            <Th className={head}>Characters</Th>
            <Th align="right" className={head}>
              Before
            </Th>
            <Th align="right" className={head}>
              After
            </Th>
          </tr>
        </thead>
        <tbody>
          {shift.bins.map((bin, at) => (
            <tr key={bin.from}>
              <Td>
                {at === shift.bins.length - 1
                  ? `${formatCount(bin.from)} and more`
                  : `${formatCount(bin.from)} to ${formatCount(bin.to - 1)}`}
              </Td>
              <Td align="right">{formatCount(bin.before)}</Td>
              <Td align="right">{formatCount(bin.after)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
