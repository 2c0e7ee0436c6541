import { LinkButton } from "@/components/ui/link-button";
import { formatCount, plural } from "@/components/ui/number-text";
import { Notice } from "@/components/ui/signal";
import type { BuildView } from "@/lib/api/builds";
import { isOver } from "@/lib/builds/build-status";
import { itemsDone } from "./build-figures";
import { durationWords } from "./duration-parts";

/** Why the build stands still, or why it ended early; nothing while all is well. */
export function BuildNotices({ build, now }: { build: BuildView; now: Date }) {
  const notice = noticeOf(build, now);
  return notice === null ? null : <div className="px-(--gutter) pb-3">{notice}</div>;
}

function noticeOf(build: BuildView, now: Date) {
  if (build.status === "failed") {
    return (
      <Notice tone="bad">
        <b className="font-semibold">The build failed.</b>{" "}
        {sentence(build.failureReason ?? "no reason was given")}{" "}
        {itemsDone(build.counts) > 0 ? "The records that had landed are kept." : ""}
      </Notice>
    );
  }
  if (!isOver(build.status) && build.workersAlive === 0) {
    return (
      <Notice>
        No worker process runs, so nothing moves. Start the studio with{" "}
        <code className="font-mono text-12">npm start</code>; the build goes on where it stood.
      </Notice>
    );
  }
  if (build.waitingReason !== null && !isOver(build.status)) {
    const since = build.waitingSince === null ? null : now.getTime() - Date.parse(build.waitingSince);
    return (
      <Notice
        actions={
          <LinkButton size="sm" href="/servers">
            Servers
          </LinkButton>
        }
      >
        <b className="font-semibold">
          Waiting{since === null ? "" : ` for ${durationWords(Math.max(1000, since))}`}.
        </b>{" "}
        {sentence(build.waitingReason)} It goes on by itself when the server answers; no attempts are used up.
      </Notice>
    );
  }
  if (build.status === "pausing") {
    return (
      <Notice tone={build.pauseReason === null ? "plain" : "warn"}>
        <b className="font-semibold">{build.pauseReason === null ? "Pausing." : "Pausing by itself."}</b>{" "}
        {build.pauseReason === null ? "" : `${sentence(build.pauseReason)} `}
        {build.inFlight > 0
          ? `${plural(build.inFlight, "request")} in flight will finish first.`
          : "What is in flight will finish first."}
      </Notice>
    );
  }
  if (build.status === "paused") {
    const left = build.counts.total - itemsDone(build.counts);
    if (build.pauseReason === null) {
      return (
        <Notice tone="plain">
          <b className="font-semibold">Paused</b> with {formatCount(left)} to do. Resume it and it goes on
          where it stood.
        </Notice>
      );
    }
    return (
      <Notice>
        <b className="font-semibold">Paused by itself.</b> {sentence(build.pauseReason)} {formatCount(left)}{" "}
        are still to do; change the rule or what causes it, then resume.
      </Notice>
    );
  }
  if (build.status === "cancelled") {
    return (
      <Notice tone="plain">
        Stopped. The{" "}
        {itemsDone(build.counts) === 0 ? "build had no records yet" : "records that had landed are kept"}.
      </Notice>
    );
  }
  return null;
}

/** A reason as the worker noted it, set as a sentence. */
function sentence(reason: string): string {
  const text = reason.charAt(0).toUpperCase() + reason.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
