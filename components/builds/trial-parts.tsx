import { CitedText } from "@/components/marks/cited-text";
import { FactList } from "@/components/marks/fact-list";
import { PrincipleHues } from "@/components/marks/principle-hues";
import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import type { ParsedCompletion } from "@/lib/steps/step";

/** Thoughts, reply, and what the step reads beside them. */
export function TrialParts({
  parsed: { thoughts, reply, facts },
  principles,
}: {
  parsed: ParsedCompletion;
  principles: ShownConstitution["principles"];
}) {
  return (
    <PrincipleHues principles={principles}>
      {facts === undefined ? null : <FactList facts={facts} className="mt-2" />}
      {thoughts === "" ? null : (
        <p className="mt-2 whitespace-pre-wrap text-ink-2">
          <CitedText text={thoughts} principles={principles} />
        </p>
      )}
      {reply === "" ? null : <p className="mt-2 whitespace-pre-wrap">{reply}</p>}
    </PrincipleHues>
  );
}
