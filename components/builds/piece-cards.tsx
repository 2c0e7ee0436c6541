import { reasonTitle } from "@/components/marks/reason-title";
import { VerdictMark } from "@/components/marks/verdict-mark";
import type { ReadPieceView } from "@/lib/api/read-piece";

type Shown = Pick<
  ReadPieceView["piece"],
  "instruction" | "input" | "output" | "topic" | "questionType" | "rawText" | "problem"
>;

/** What a completion of a step that invents holds, one card each; without a verdict while it is still written. */
export function PieceCards({
  pieces,
}: {
  pieces: readonly (Partial<Omit<ReadPieceView, "piece">> & { piece: Shown })[];
}) {
  if (pieces.length === 0) return null;
  return (
    <ol aria-label="Pieces" className="mt-2 flex flex-col gap-1.5">
      {pieces.map(({ piece, verdict, reason, nearest, hits }, part) => (
        // Pieces are told apart by their place alone.
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no other name, and none moves.
        <li key={part} className="rounded-field bg-sunken px-3 py-2">
          <p className="flex gap-2 text-12 text-ink-3">
            <span>{part + 1}</span>
            {verdict === undefined ? (
              piece.problem === null ? null : (
                <span>{reasonTitle(piece.problem)}</span>
              )
            ) : (
              <VerdictMark verdict={verdict} reason={reason ?? null} />
            )}
            {piece.questionType === null && piece.topic === null ? null : (
              <span className="ml-auto truncate">
                {[piece.questionType, piece.topic].filter((one) => one !== null).join(", ")}
              </span>
            )}
          </p>
          <p className="whitespace-pre-wrap">
            {piece.instruction === "" ? (
              <span className="text-ink-3">{piece.rawText}</span>
            ) : (
              piece.instruction
            )}
          </p>
          {piece.input === "" ? null : <p className="mt-1 whitespace-pre-wrap text-ink-2">{piece.input}</p>}
          {piece.output === "" ? null : <p className="mt-1 whitespace-pre-wrap text-ink-2">{piece.output}</p>}
          {hits
            ?.filter(({ detail }) => detail !== "")
            .map(({ rule, detail }) => (
              <p key={rule} className="mt-1 text-12 text-ink-2">
                {reasonTitle(rule)}: {detail}
              </p>
            ))}
          {nearest == null ? null : (
            <p className="mt-1 text-12 text-ink-3">
              Nearest, {nearest.score.toFixed(2)}: {nearest.text}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
