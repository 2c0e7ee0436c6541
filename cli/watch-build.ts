import { isAppError } from "@/lib/app-error";
import { isOver } from "@/lib/builds/build-status";
import { getBuildView } from "@/lib/store/build-views";
import { INCOMPLETE_EXIT, PAUSED_EXIT } from "./exit";
import { say, writeJson } from "./write-out";

type BuildView = Awaited<ReturnType<typeof getBuildView>>;

const POLL_MS = 500;
/** A database that is restarted is back sooner. */
const PATIENCE_MS = 60_000;
const INTERRUPTED_EXIT = 130;

/**
 * Says on standard error how the build goes, until it is over or paused; then prints its outcome as one JSON object
 * and sets the exit code. Ctrl-C leaves the build to its workers.
 */
export async function watchBuild(id: number): Promise<void> {
  process.once("SIGINT", () => {
    say(`build ${id} is left to the studio's workers; follow it again with: studio build watch ${id}`);
    process.exit(INTERRUPTED_EXIT);
  });
  for (let said = ""; ; ) {
    const build = await viewAtLast(id);
    const line = progressLine(build);
    if (line !== said) say(line);
    said = line;
    if (isOver(build.status) || build.status === "paused") {
      await writeJson(outcomeOf(build));
      const hasReached = build.target === null || build.counts.kept >= build.target;
      const isWhole = build.status === "done" && build.counts.failed === 0 && hasReached;
      if (!isWhole) process.exitCode = build.pauseReason === null ? INCOMPLETE_EXIT : PAUSED_EXIT;
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** A build outlives a restart of the database, and so does who watches it. */
async function viewAtLast(id: number): Promise<BuildView> {
  for (const giveUpAt = Date.now() + PATIENCE_MS; ; ) {
    try {
      return await getBuildView(id);
    } catch (error) {
      const isPassing = isAppError(error) && error.kind === "unreachable";
      if (!isPassing || Date.now() > giveUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}

function outcomeOf(build: BuildView) {
  const { total, kept, dropped, failed } = build.counts;
  return {
    build: build.id,
    status: build.status,
    dataset: build.datasetName,
    datasetId: build.datasetId,
    items: build.totalItems,
    samplesPerItem: build.samplesPerItem,
    generations: build.inventing === null ? total : build.inventing.asked,
    ...(build.target === null ? {} : { target: build.target }),
    records: kept + dropped,
    kept,
    dropped,
    failed,
    reasons: Object.fromEntries(build.dropsByReason.map((r) => [r.reason, r.count])),
    failures: Object.fromEntries(build.failuresByKind.map((f) => [f.kind, f.count])),
    tokensIn: build.tokensIn,
    tokensOut: build.tokensOut,
    ranSeconds: Math.round(build.ranMs / 1000),
    ...(build.pauseReason === null ? {} : { pauseReason: build.pauseReason }),
    ...(build.failureReason === null ? {} : { failureReason: build.failureReason }),
  };
}

function progressLine(build: BuildView): string {
  const { id, status, counts, ratePerSecond, secondsLeft } = build;
  const done = counts.done ?? counts.kept + counts.dropped + counts.failed;
  const pace = [
    ...(ratePerSecond > 0 ? [`${ratePerSecond.toFixed(1)}/s`] : []),
    ...(status === "running" && secondsLeft !== null ? [`${duration(secondsLeft)} left`] : []),
  ];
  const why =
    build.workersAlive === 0 && !isOver(status) && status !== "paused"
      ? "no worker is alive"
      : (build.waitingReason ?? build.pauseReason ?? build.failureReason);
  const parts = [
    `${done} of ${counts.total}`,
    ...(build.inventing === null ? [] : [`${build.inventing.read} of ${build.inventing.asked} answers read`]),
    `${counts.kept} kept`,
    `${counts.dropped} dropped`,
    `${counts.failed} failed`,
    ...pace,
  ];
  return `build ${id} ${status}: ${parts.join(", ")}${why === null ? "" : ` (${why})`}`;
}

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
