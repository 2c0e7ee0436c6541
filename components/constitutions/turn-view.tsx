import type { ReactNode } from "react";
import { CitedText } from "@/components/marks/cited-text";
import type { Principle, Turn } from "@/lib/constitutions/constitution";

const prose = "prose-text max-w-[68ch] text-15 break-words whitespace-pre-wrap";

/** What the user said, the thoughts with their citations lit, the reply; to be read. */
export function TurnView({ turn, principles }: { turn: Turn; principles: readonly Principle[] }) {
  return (
    <div className="flex flex-col gap-2">
      <TurnPart label="User">
        <div className={`${prose} font-[450]`}>{turn.user}</div>
      </TurnPart>
      <TurnPart label="Thoughts">
        <div className={`${prose} border-l border-line-2 pl-3.5 text-ink-2`}>
          <CitedText text={turn.thoughts} principles={principles} />
        </div>
      </TurnPart>
      <TurnPart label="Reply">
        <div className={prose}>{turn.reply}</div>
      </TurnPart>
    </div>
  );
}

/** Who speaks, above what is said. */
export function TurnPart({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <p className="mb-0.5 text-11 font-medium text-ink-3">{label}</p>
      {children}
    </div>
  );
}
