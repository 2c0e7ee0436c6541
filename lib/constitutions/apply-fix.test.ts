import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryConstitution } from "@/testing/arbitrary-constitution";
import { samplePromptFile } from "@/testing/sample-prompt-file";
import { applyFix } from "./apply-fix";
import type { Constitution } from "./constitution";
import { type Finding, type FindingCode, findingKey } from "./finding";
import { describeFix, type Fix } from "./fix";
import { lintConstitution } from "./lint";
import { readPromptFile } from "./read-prompt-file";

// Thoughts, names and dates of which every other one is somehow wrong.
const PIECES = [
  "I am Robin, at your service.",
  "I am Robin. ",
  "I should follow rules ",
  "1 (kind)",
  "2 (kind)",
  "3 (kindly)",
  "9 (brave)",
  "02 (kind)",
  ", ",
  " and ",
  ".",
  "\n\n",
  "User: hi",
  "{{name}}: hi",
  "Robin (internal thoughts): hm",
  "{{identity}}",
  "1 ",
  "(kind)",
];
const arbitraryText = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((parts) => parts.join(""));
const arbitraryDated = fc.constantFrom(
  "",
  "Known until June 2024.",
  "Known until March 2024, or 2023.",
  "Since {{cut_off}}.",
  "In\n2021.",
);
const arbitraryTurn = fc.record({ user: arbitraryText, thoughts: arbitraryText, reply: arbitraryText });
const arbitraryFaulty: fc.Arbitrary<Constitution> = fc.record(
  {
    name: fc.constantFrom("Robin", "Alder"),
    cutOff: fc.constantFrom("", "June 2024", "early 2023", "June\n2024"),
    identity: fc.constantFrom("", "I am {{name}}, at your service.", "User: I\n\nUser: am"),
    preamble: arbitraryDated,
    principles: fc.array(
      fc.record(
        {
          number: fc.integer({ min: 1, max: 4 }),
          name: fc.constantFrom("kind", "kindly", "brave", "dated knowledge", "a)b"),
          text: arbitraryDated,
          isEnabled: fc.boolean(),
        },
        { requiredKeys: ["number", "name", "text"] },
      ),
      { maxLength: 4 },
    ),
    exemplarIntro: fc.constant("Conversations follow."),
    exemplars: fc.array(
      fc.record({
        turns: fc.array(arbitraryTurn, { minLength: 1, maxLength: 2 }),
        reset: fc.option(fc.record({ user: arbitraryText, autoReply: arbitraryText })),
      }),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: ["name", "preamble", "principles", "exemplarIntro", "exemplars"] },
);

/** How many errors there are of each kind; a wrong citation stays one whether its number is known or not. */
function countErrors(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { severity, code } of findings) {
    const kind = code.startsWith("cited_") ? "cited" : code;
    if (severity === "error") counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** Every finding of `constitution` with every fix it offers. */
function offeredFixes(constitution: Constitution): { finding: Finding; fix: Fix }[] {
  return lintConstitution(constitution).flatMap((finding) =>
    (finding.fixes ?? []).map((fix) => ({ finding, fix })),
  );
}

describe("a fix", () => {
  it("removes its finding and adds no error, whatever else is wrong", () => {
    const met = new Set<string>();
    const constitutions = fc.oneof({ weight: 4, arbitrary: arbitraryFaulty }, arbitraryConstitution);
    fc.assert(
      fc.property(constitutions, (constitution) => {
        const errors = countErrors(lintConstitution(constitution));
        for (const { finding, fix } of offeredFixes(constitution)) {
          const after = lintConstitution(applyFix(constitution, fix));
          expect(after.map(findingKey)).not.toContain(findingKey(finding));
          for (const [code, count] of countErrors(after)) {
            expect(count, code).toBeLessThanOrEqual(errors.get(code) ?? 0);
          }
          met.add(fix.kind);
        }
      }),
      { numRuns: 300 },
    );
    // The law would hold of nothing, too.
    expect([...met].sort()).toEqual([
      "add_reset",
      "insert_identity",
      "number_in_order",
      "quote_markers",
      "remove_citation",
      "replace_date",
      "rewrite_citation",
    ]);
  });

  it("does nothing where what it speaks of is gone", () => {
    const robin = readPromptFile(samplePromptFile);
    const fixes: Fix[] = [
      {
        kind: "rewrite_citation",
        exemplar: 0,
        turn: 0,
        written: { number: 9, name: "x" },
        to: { number: 1, name: "kind" },
      },
      { kind: "remove_citation", exemplar: 7, turn: 0, written: { number: 1, name: "kind" } },
      { kind: "insert_identity", exemplar: 0, turn: 9, text: "I am Robin." },
      { kind: "add_reset", exemplar: 0, reset: { user: "x", autoReply: "y" } },
      { kind: "quote_markers", exemplar: 0, turn: null, part: null },
      { kind: "replace_date", principle: 1, from: "2020", to: "2021", reads: "2021" },
    ];
    for (const fix of fixes) expect(applyFix(robin, fix)).toEqual(robin);
  });
});

/** The sample after `change`, its first finding of that code, and what each of its fixes is called and makes. */
function fixesAfter(code: FindingCode, change: (constitution: Constitution) => void) {
  const constitution = readPromptFile(samplePromptFile);
  change(constitution);
  const finding = lintConstitution(constitution).find((one) => one.code === code);
  const fixes = finding?.fixes ?? [];
  return fixes.map((fix) => [describeFix(fix), applyFix(constitution, fix)] as const);
}
const firstThoughts = (c: Constitution) => c.exemplars[0]!.turns[0]!.thoughts;

describe("what is offered", () => {
  it("a wrong name can be put right, and the citation taken out with its comma", () => {
    const fixes = fixesAfter("cited_wrong_name", (c) => {
      c.principles[1]!.name = "open";
    });
    expect(fixes.map(([label]) => label)).toEqual(["Write “open”", "Take the citation out"]);
    expect(firstThoughts(fixes[0]![1])).toMatch(/rules 1 \(kind\), 2 \(open\)\.$/);
    expect(firstThoughts(fixes[1]![1])).toMatch(/rules 1 \(kind\)\.$/);
  });

  it("a name that is another principle's points first at that one", () => {
    const fixes = fixesAfter("cited_wrong_name", (c) => {
      c.exemplars[0]!.turns[0]!.thoughts = "I am Robin, at your service. I follow 1 (frank), 3 (old & new).";
    });
    expect(fixes.map(([label]) => label)).toEqual([
      "Cite 2 (frank) instead",
      "Write “kind”",
      "Take the citation out",
    ]);
    expect(firstThoughts(fixes[0]![1])).toMatch(/follow 2 \(frank\), 3 \(old & new\)\.$/);
  });

  it("a number that no principle has points at the nearest name, written as often as it is", () => {
    const fixes = fixesAfter("cited_unknown_number", (c) => {
      c.exemplars[0]!.turns[0]!.thoughts = "I am Robin, at your service. By 8 (franc), and again 8 (franc).";
    });
    expect(fixes.map(([label]) => label)).toEqual(["Cite 2 (frank) instead", "Take the citation out"]);
    expect(firstThoughts(fixes[0]![1])).toMatch(/By 2 \(frank\), and again 2 \(frank\)\.$/);
  });

  it("thoughts that are nothing but a wrong citation do not lose it", () => {
    const fixes = fixesAfter("cited_unknown_number", (c) => {
      c.exemplars[0]!.turns[0]!.thoughts = "9 (zzz)";
    });
    expect(fixes).toEqual([]);
  });

  it("a speaker's label at the beginning of a paragraph is quoted, also where a variable writes it", () => {
    const fixes = fixesAfter("marker_in_body", (c) => {
      c.exemplars[0]!.turns[0]!.reply = "Ask:\n\n{{name}}: too early\n\nUser: and late";
    });
    expect(fixes.map(([label]) => label)).toEqual(["Quote it with “> ”"]);
    expect(fixes[0]![1].exemplars[0]!.turns[0]!.reply).toBe(
      "Ask:\n\n> {{name}}: too early\n\n> User: and late",
    );
  });

  it("a missing reset is worded like the others", () => {
    const fixes = fixesAfter("exemplar_without_reset", (c) => {
      c.exemplars[1]!.reset = null;
    });
    expect(fixes.map(([label]) => label)).toEqual(["Add the usual reset"]);
    expect(fixes[0]![1].exemplars[1]!.reset).toEqual({
      user: "Good job! Clear context",
      autoReply: "Thank you!",
    });
  });

  it("an identity sentence is inserted in its words, or by its variable where it was authored", () => {
    const drop = (c: Constitution) => {
      c.exemplars[0]!.turns[0]!.thoughts = "The user asks. I follow 1 (kind), 2 (frank).";
    };
    const [byWords] = fixesAfter("identity_sentence_missing", drop);
    expect(firstThoughts(byWords![1])).toMatch(/^I am Robin, at your service\. The user asks\./);
    const [byVariable] = fixesAfter("identity_sentence_missing", (c) => {
      c.identity = "I am {{name}}, at your service.";
      drop(c);
    });
    expect(firstThoughts(byVariable![1])).toMatch(/^\{\{identity\}\} The user asks\./);
  });

  it("a date is replaced by the preamble's, or by the variable of the authored cut-off", () => {
    const [byWords] = fixesAfter("cut_off_differs", (c) => {
      c.preamble = "Robin knows the world until June 2023.";
      c.principles[2]!.text = "Nothing after March 2023 is known.";
    });
    expect(byWords![0]).toBe("Use June 2023");
    expect(byWords![1].principles[2]!.text).toBe("Nothing after June 2023 is known.");
    const [byVariable] = fixesAfter("cut_off_differs", (c) => {
      c.cutOff = "June 2024";
    });
    expect(byVariable![0]).toBe("Use June 2024");
    expect(byVariable![1].preamble).toMatch(/ends in \{\{cut_off\}\}\. It keeps/);
  });

  it("numbers are put in order with every citation of them", () => {
    const [inOrder] = fixesAfter("numbers_not_consecutive", (c) => {
      c.principles[1]!.number = 5;
      c.exemplars[0]!.turns[0]!.thoughts = "I am Robin, at your service. By 5 (frank).";
    });
    expect(inOrder![0]).toBe("Number in order");
    expect(firstThoughts(inOrder![1])).toMatch(/By 2 \(frank\)\.$/);
  });
});
