import { compareConstitutions } from "@/lib/constitutions/compare";
import type { Constitution, Principle } from "@/lib/constitutions/constitution";
import { hueOf } from "@/lib/constitutions/principle-hue";

/** For each principle of the draft: itself in the latest version, null where it was not in it, and what became of it. */
export type PrincipleChange = { before: Principle | null; change: "changed" | "new" | null };

/** `published` undefined: there is no version, and nothing to be told. */
export function principleChanges(
  published: Constitution | undefined,
  draft: Constitution,
): PrincipleChange[] {
  if (published === undefined) return draft.principles.map(() => ({ before: null, change: null }));
  const known = new Map(
    compareConstitutions(published, draft).flatMap(({ subject }) =>
      subject.kind === "principle" && subject.after !== null ? [[subject.after, subject.before]] : [],
    ),
  );
  return draft.principles.map((principle) => {
    const before = known.get(principle) ?? null;
    if (before === null) return { before, change: "new" };
    return { before, change: content(before) === content(principle) ? null : "changed" };
  });
}

const content = (principle: Principle) =>
  JSON.stringify([
    principle.number,
    principle.name,
    principle.text,
    principle.isEnabled ?? true,
    hueOf(principle),
    principle.note ?? "",
  ]);
