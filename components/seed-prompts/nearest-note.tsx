"use client";
import clsx from "clsx";
import { formatCount } from "@/components/ui/number-text";
import { Segmented } from "@/components/ui/segmented";
import { AttentionMark } from "@/components/ui/signal";
import { TextLink } from "@/components/ui/text-link";
import { sharedWords } from "@/lib/novelty/shared-words";
import { useNearest } from "./queries";

/** From here on a neighbour is worth a look; above the second the references drop a prompt. */
const NOTE_FROM = 0.5;
const WARN_ABOVE = 0.7;

export type NearScope = "set" | "all";

/** What the note needs to know of the page around it. */
export type NearContext = {
  setId: number;
  lastChangeId: number;
  scope: NearScope;
  onScope: (scope: NearScope) => void;
  /** What a seed prompt is called here, e.g. `Task 47` or `a task of “Counter”`. */
  nameOf: (nearest: { id: number; seedSetId: number; kind: "task" | "topic_question" }) => string;
  onOpen: (setId: number, id: number) => void;
};

/** Under a text that is being written: the seed prompt that is nearest to it, a warning if it is all but the same. */
export function NearestNote({
  text,
  exceptId,
  context,
}: {
  text: string;
  exceptId: number | null;
  context: NearContext;
}) {
  const { setId, scope, lastChangeId, onScope } = context;
  const { data, error } = useNearest(text, scope === "all" ? null : setId, exceptId, lastChangeId);
  const isEmpty = text.trim() === "";
  const nearest = isEmpty ? null : (data?.nearest ?? null);
  const score = nearest?.score ?? 0;
  const isNear = score > WARN_ABOVE;
  return (
    <section aria-label="Nearest seed prompt" className="-mt-2 flex flex-col gap-1.5">
      <div className="flex min-h-6 items-center gap-2">
        <p
          role="status"
          className={clsx("flex min-w-0 items-center gap-2 text-12", isNear ? "text-warn" : "text-ink-3")}
        >
          {isNear ? <AttentionMark /> : null}
          <span className="min-w-0">
            {error !== null
              ? `Near-duplicates could not be looked for. ${error.message}`
              : isEmpty || data === undefined
                ? "Near-duplicates are looked for while you write."
                : verdict(score, data.compared, data.hasWords)}
          </span>
        </p>
        <span className="ml-auto shrink-0">
          <Segmented
            label="Look for near-duplicates in"
            size="sm"
            value={scope}
            onChange={onScope}
            options={[
              { value: "set", label: "This set" },
              { value: "all", label: "All sets" },
            ]}
          />
        </span>
      </div>
      {nearest === null || score < NOTE_FROM ? null : (
        <div className={clsx("rounded-field px-3 py-2", isNear ? "bg-warn-wash" : "bg-sunken")}>
          <p className="prose-text text-13 wrap-anywhere text-ink-2">
            {sharedWords(text, nearest.text).b.map((piece) =>
              piece.isShared ? (
                <b
                  key={piece.start}
                  className={clsx(
                    "font-[550] text-ink underline decoration-[1.5px] underline-offset-3",
                    isNear ? "decoration-warn" : "decoration-mark-low",
                  )}
                >
                  {piece.text}
                </b>
              ) : (
                <span key={piece.start}>{piece.text}</span>
              ),
            )}
          </p>
          <p className="mt-0.5 text-12">
            <TextLink
              href={`/seed-prompts?set=${nearest.seedSetId}&open=${nearest.id}`}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                context.onOpen(nearest.seedSetId, nearest.id);
              }}
            >
              Open {context.nameOf(nearest)}
            </TextLink>
          </p>
        </div>
      )}
    </section>
  );
}

function verdict(score: number, compared: number, hasWords: boolean): string {
  if (!hasWords) return "ROUGE-L sees no words here: it knows Latin letters and digits only.";
  const shown = score.toFixed(2);
  const among = `the nearest of ${formatCount(compared)}`;
  if (score > WARN_ABOVE) return `Near-duplicate: ROUGE-L ${shown}`;
  if (score >= NOTE_FROM) return `Somewhat alike: ROUGE-L ${shown}, ${among}`;
  return score === 0
    ? `None alike among ${formatCount(compared)}`
    : `None alike: ${among} has ROUGE-L ${shown}`;
}
