const list = new Intl.ListFormat("en-GB");

/** Rising numbers in as few words as they take: `1, 3 and 5–7`. */
export const numberRuns = (numbers: readonly number[]): string =>
  list.format(runsOf(numbers.map((number) => ({ from: number, to: number }))).map(({ from }) => range(from)));

/** What numbers become, in as few words as it takes: `13–16 become 12–15; 18 becomes 16`. */
export const numberMoves = (moves: readonly { from: number; to: number }[]): string =>
  runsOf(moves)
    .map(({ from, to }) => `${range(from)} ${from.length > 1 ? "become" : "becomes"} ${range(to)}`)
    .join("; ");

type Run = { from: number[]; to: number[] };

/** Neighbours that go on by one at both ends belong together. */
function runsOf(moves: readonly { from: number; to: number }[]): Run[] {
  const runs: Run[] = [];
  for (const { from, to } of moves) {
    const last = runs.at(-1);
    if (last?.from.at(-1) === from - 1 && last.to.at(-1) === to - 1) {
      last.from.push(from);
      last.to.push(to);
    } else runs.push({ from: [from], to: [to] });
  }
  return runs;
}

function range(run: readonly number[]): string {
  const [first, last] = [run[0], run.at(-1)];
  return first === last ? `${first}` : `${first}–${last}`;
}
