import type { Constitution, Exemplar, SpeakerLabels } from "./constitution";
import { describePlace, type Finding, type FindingCode, type FindingPlace } from "./finding";
import {
  bodyProblem,
  exemplarIntroProblem,
  labelsProblem,
  nameProblem,
  preambleProblem,
  principleNameProblem,
  principleTextProblem,
} from "./prompt-file-grammar";
import { fillTexts, showConstitution } from "./show-constitution";
import { speakerLabels } from "./template";

/**
 * Everything that keeps a constitution from being written as a prompt file and read back the same. Empty exactly
 * when `renderPromptFile` renders it. All findings are errors.
 */
export function promptFileProblems(authored: Constitution): Finding[] {
  const { name, preamble, principles, exemplarIntro } = fillTexts(authored);
  // Without the citations of what is off, thoughts may read as another speaker.
  const { exemplars } = showConstitution(authored);
  const labels = speakerLabels(authored);
  const wrongName = nameProblem(name);
  // Every other answer depends on the labels, and those on the name.
  if (wrongName !== null) return [problemAt({ kind: "name" }, wrongName)];
  const wrongLabels = labelsProblem(labels);
  if (wrongLabels !== null) return [problemAt({ kind: "labels" }, wrongLabels)];
  const numbers = principles.map((principle) => principle.number);
  const findings: (Finding | null)[] = [
    problemAt({ kind: "preamble" }, preambleProblem(preamble)),
    problemAt({ kind: "exemplar_intro" }, exemplarIntroProblem(exemplarIntro, labels)),
    ...principles.flatMap((principle, index) => {
      const place = { kind: "principle", number: principle.number } as const;
      const isRepeated = numbers.indexOf(principle.number) < index;
      return [
        problemAt(
          place,
          isRepeated ? "stands more than once; give each its own number." : null,
          "duplicate_number",
        ),
        problemAt(place, principleNameProblem(principle.name)),
        problemAt(place, principleTextProblem(principle.text)),
      ];
    }),
    ...exemplars.flatMap((exemplar, index) => {
      const isRunningOn = exemplar.reset === null && index < exemplars.length - 1;
      const problem = isRunningOn
        ? "has no reset, so the next exemplar would be read as its next turn."
        : null;
      return [
        ...bodyFindings(exemplar, index, labels),
        problemAt({ kind: "exemplar", exemplar: index }, problem, "exemplar_without_reset"),
      ];
    }),
  ];
  return findings.filter((finding) => finding !== null);
}

function bodyFindings(
  { turns, reset }: Exemplar,
  exemplar: number,
  labels: SpeakerLabels,
): (Finding | null)[] {
  const check = (body: string, place: FindingPlace) => {
    const found = bodyProblem(body, labels);
    return found && problemAt(place, found.problem, found.isMarker ? "marker_in_body" : "breaks_prompt_file");
  };
  const findings = turns.flatMap((said, turn) =>
    (["user", "thoughts", "reply"] as const).map((part) =>
      check(said[part], { kind: "exemplar", exemplar, turn, part }),
    ),
  );
  const place = { kind: "exemplar", exemplar, part: "reset" } as const;
  return reset === null ? findings : [...findings, check(reset.user, place), check(reset.autoReply, place)];
}

function problemAt(place: FindingPlace, problem: string): Finding;
function problemAt(place: FindingPlace, problem: string | null, code?: FindingCode): Finding | null;
function problemAt(place: FindingPlace, problem: string | null, code: FindingCode = "breaks_prompt_file") {
  if (problem === null) return null;
  return { code, severity: "error", message: `${describePlace(place)} ${problem}`, place };
}
