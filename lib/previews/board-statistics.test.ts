import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryOutcome, completedOutcome } from "@/testing/arbitrary-outcomes";
import { boardStatistics } from "./board-statistics";
import { sampleStatistics } from "./sample-statistics";

const column = (...names: string[]) => ({
  constitution: { principles: names.map((name, at) => ({ number: at + 1, name })) },
});
const at = (place: number, outcome: ReturnType<typeof completedOutcome>) => ({ ...outcome, column: place });

describe("the figures of a board", () => {
  it("stand next to those of the base column", () => {
    const columns = [column("honest", "clear"), column("honest", "clear")];
    const { kept, principles } = boardStatistics(columns, [
      at(0, completedOutcome({ cited: [1] })),
      at(0, completedOutcome({ cited: [1], reason: "short" })),
      at(1, completedOutcome({ cited: [2] })),
      at(1, completedOutcome({ cited: [1, 2] })),
    ]);
    expect(kept.map(({ rate, delta }) => [rate.share, delta?.share])).toEqual([
      [0.5, undefined],
      [1, 0.5],
    ]);
    expect(principles.map(({ name, columns: own }) => [name, ...own.map((one) => one?.rate.share)])).toEqual([
      ["honest", 1, 0.5],
      ["clear", 0, 1],
    ]);
    expect(principles[0]?.columns[1]?.delta?.share).toBe(-0.5);
    expect(principles[0]?.columns[0]?.delta).toBeNull();
  });

  it("follow a principle by its name where closed gaps moved its number, and leave out who does not show it", () => {
    const columns = [column("honest", "kind", "clear"), column("honest", "clear")];
    const { principles } = boardStatistics(columns, [
      at(0, completedOutcome({ cited: [3] })),
      at(1, completedOutcome({ cited: [2] })),
    ]);
    const clear = principles.find(({ name }) => name === "clear");
    expect(clear).toMatchObject({ number: 3, columns: [{ rate: { count: 1 } }, { rate: { count: 1 } }] });
    expect(principles.find(({ name }) => name === "kind")?.columns[1]).toBeNull();
  });

  it("are there for an empty board too", () => {
    expect(boardStatistics([], [])).toEqual({ kept: [], principles: [] });
    expect(boardStatistics([column("honest")], [], 9)).toMatchObject({
      kept: [{ rate: { share: null }, delta: null }],
      principles: [{ columns: [{ rate: { of: 0 }, delta: null }] }],
    });
  });

  it("of a column are those of its own completions", () => {
    const completion = fc.tuple(arbitraryOutcome, fc.nat(2)).map(([one, place]) => at(place, one));
    fc.assert(
      fc.property(fc.array(completion), fc.nat(2), (completions, base) => {
        const columns = Array.from({ length: 3 }, () => column("a", "b", "c", "d", "e"));
        const board = boardStatistics(columns, completions, base);
        columns.forEach((_, place) => {
          const own = sampleStatistics(completions.filter((one) => one.column === place));
          expect(board.kept[place]?.rate).toEqual(own.kept);
          for (const { number, columns: cells } of board.principles) {
            const cited = own.principles.find((one) => one.number === number)?.rate.count ?? 0;
            expect(cells[place]?.rate.count).toBe(cited);
          }
        });
      }),
    );
  });
});
