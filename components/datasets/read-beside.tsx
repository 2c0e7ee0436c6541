import { FactList } from "@/components/marks/fact-list";
import type { Facts } from "@/lib/steps/step";
import type { RecordView } from "./record-view";

/** What the step of a record read beside its texts: a score, a label, its topic, the nearest of what was there before. */
export function ReadBeside({ record, className }: { record: RecordView; className?: string }) {
  const { facts, topic, questionType, score, nearestScore } = record.read;
  const known: Facts = {
    ...(topic === null ? {} : { topic }),
    ...(questionType === null ? {} : { questionType }),
    ...(score === null ? {} : { score }),
    ...(nearestScore === null ? {} : { nearestScore }),
    ...(facts as Facts),
  };
  return <FactList facts={known} className={className} />;
}
