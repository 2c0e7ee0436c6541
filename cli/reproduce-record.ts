import { AppError } from "@/lib/app-error";
import { compareAnswers, type TextComparison } from "@/lib/datasets/compare-answers";
import { type SecondRunEvent, secondRun } from "@/lib/datasets/second-run";
import { completionBody } from "@/lib/generation/completion-body";
import { createComplete } from "@/lib/inference/complete";
import { describeNow } from "@/lib/inference/describe-now";
import { findServerToAsk, getRecordRequest, type RecordRequest } from "@/lib/store/record-request";
import { findServerByName } from "@/lib/store/servers";
import { DIFFERS_EXIT, INCOMPLETE_EXIT } from "./exit";
import { say, writeJson, writeOut } from "./write-out";

type Options = { server?: string; show: boolean };

/** Prints what was sent for a record, or sends it once more and prints how the answer differs. */
export async function reproduceRecord(wanted: string, options: Options): Promise<void> {
  const id = Number(wanted);
  if (!Number.isInteger(id) || id < 1)
    throw new AppError("bad_request", `“${wanted}” is no record's number.`);
  const first = await getRecordRequest(id);
  if (options.show) {
    const { server, sent, preset, record } = first;
    await writeJson({
      record: id,
      build: record.buildId,
      url: `${server.baseUrl}/completions`,
      server,
      preset: { name: preset.name, version: preset.version },
      body: completionBody(sent, server.model),
    });
    return;
  }
  const event = await runOnce(first, await chooseServer(options.server));
  if (event.kind === "failed") {
    say(`failed (${event.failureKind}): ${event.message}`);
    process.exitCode = INCOMPLETE_EXIT;
    return;
  }
  const { isSame, partsAt, pieces } = compareAnswers(first.text, event.answer.text);
  await writeOut(`${wordDiff(pieces)}\n`);
  for (const line of [event.words, ...event.changes]) say(line);
  if (partsAt !== null) say(`They part after ${[...first.text.slice(0, partsAt)].length} characters.`);
  const { verdict, reason, cited } = first.record;
  say(`then: ${summary({ verdict, reason, cited })}`);
  say(`now:  ${summary(event.answer)}`);
  if (!isSame) process.exitCode = DIFFERS_EXIT;
}

type LastEvent = Extract<SecondRunEvent, { kind: "completed" | "failed" }>;

async function runOnce(first: RecordRequest, otherId: number | null): Promise<LastEvent> {
  const found = await findServerToAsk(first.server, otherId);
  if (found === null) {
    throw new AppError(
      "conflict",
      `The server “${first.server.name}” that answered then was removed; name another one with --server.`,
    );
  }
  const { identity, probe, access } = found;
  const asked = {
    identity,
    probe,
    complete: createComplete({ baseUrl: access.baseUrl, apiKey: access.apiKey, model: identity.model }),
    describe: () => describeNow(access, identity),
  };
  for await (const event of secondRun(first, asked, new AbortController().signal)) {
    if (event.kind === "completed" || event.kind === "failed") return event;
  }
  throw new AppError("internal", "The second run ended without an outcome.");
}

async function chooseServer(name: string | undefined): Promise<number | null> {
  if (name === undefined) return null;
  const server = await findServerByName(name);
  if (server === null) throw new AppError("not_found", `There is no server “${name}”.`);
  return server.id;
}

/** As `git diff --word-diff` writes it. */
function wordDiff(pieces: TextComparison["pieces"]): string {
  return pieces
    .map(({ text, kind }) => (kind === "same" ? text : kind === "added" ? `{+${text}+}` : `[-${text}-]`))
    .join("");
}

function summary({
  verdict,
  reason,
  cited,
}: {
  verdict: string;
  reason: string | null;
  cited: readonly number[];
}): string {
  return `${verdict}${reason === null ? "" : ` (${reason})`}, cites ${cited.join(", ") || "nothing"}`;
}
