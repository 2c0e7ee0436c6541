import { describe, expect, it } from "vitest";
import { samplePromptFile } from "@/testing/sample-prompt-file";
import type { Constitution } from "./constitution";
import { lintConstitution } from "./lint";
import { readPromptFile } from "./read-prompt-file";

/** What the lint says about the sample after `change`, without what would settle it. */
function findingsAfter(change: (constitution: Constitution) => void) {
  const constitution = readPromptFile(samplePromptFile);
  change(constitution);
  return lintConstitution(constitution).map(({ fixes: _, ...finding }) => finding);
}

it("a constitution in good order has no findings", () => {
  expect(lintConstitution(readPromptFile(samplePromptFile))).toEqual([]);
});

describe("citations", () => {
  it("a citation under another name is an error that gives both names", () => {
    const findings = findingsAfter((c) => {
      c.principles[2]!.name = "dated";
    });
    expect(findings).toEqual([
      {
        code: "cited_wrong_name",
        severity: "error",
        message: "Exemplar 2 cites 3 (old & new); principle 3 is named “dated”.",
        place: { kind: "exemplar", exemplar: 1, turn: 0, part: "thoughts" },
      },
    ]);
  });

  it("a citation of a number that no principle has is an error that names the turn where there are several", () => {
    const findings = findingsAfter((c) => {
      c.exemplars[0]!.turns[1]!.thoughts += " And 9 (brave).";
    });
    expect(findings).toEqual([
      {
        code: "cited_unknown_number",
        severity: "error",
        message: "Exemplar 1, turn 2 cites 9 (brave); there is no principle 9.",
        place: { kind: "exemplar", exemplar: 0, turn: 1, part: "thoughts" },
      },
    ]);
  });

  it("what is cited wrongly several times in one turn is told once", () => {
    const findings = findingsAfter((c) => {
      c.exemplars[0]!.turns[1]!.thoughts += " And 9 (brave), 9 (brave), 9 (bold).";
    });
    expect(findings.map(({ message }) => message)).toEqual([
      "Exemplar 1, turn 2 cites 9 (brave); there is no principle 9.",
      "Exemplar 1, turn 2 cites 9 (bold); there is no principle 9.",
    ]);
  });

  it("a citation of a principle that is off is noted, and thoughts that cite nothing else are a warning", () => {
    const findings = findingsAfter((c) => {
      c.principles[0]!.isEnabled = false;
    });
    expect(findings.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      [
        "cites_disabled",
        "note",
        "Exemplar 1, turn 1 cites 1 (kind), which is off; the prompt leaves the citation out.",
      ],
      [
        "cites_only_disabled",
        "warning",
        "Exemplar 1, turn 2 cites only principles that are off; in the prompt its thoughts cite none.",
      ],
    ]);
  });

  it("a principle that no exemplar cites is noted, unless it is off", () => {
    const off = { number: 4, name: "brief", text: "Robin is brief.", isEnabled: false };
    expect(findingsAfter((c) => c.principles.push(off))).toEqual([]);
    const findings = findingsAfter((c) => {
      c.principles.push({ number: 4, name: "brief", text: "Robin is brief." });
    });
    expect(findings).toEqual([
      {
        code: "principle_not_demonstrated",
        severity: "note",
        message: "No exemplar cites principle 4 (brief).",
        place: { kind: "principle", number: 4 },
      },
    ]);
  });
});

describe("principles", () => {
  it("a number that stands twice is an error", () => {
    const findings = findingsAfter((c) => {
      c.principles.push({ number: 3, name: "old & new", text: "Again, 2023." });
    });
    expect(findings.map((finding) => finding.code)).toEqual(["duplicate_number", "duplicate_name"]);
    expect(findings[0]).toMatchObject({ severity: "error", place: { kind: "principle", number: 3 } });
  });

  it("a name that stands twice is a warning", () => {
    const findings = findingsAfter((c) => {
      c.principles[0]!.name = "frank";
      c.exemplars[0]!.turns[0]!.thoughts = "I am Robin, at your service. I follow 1 (frank), 2 (frank).";
      c.exemplars[0]!.turns[1]!.thoughts = "I am Robin, at your service. I follow 1 (frank).";
    });
    expect(findings).toEqual([
      {
        code: "duplicate_name",
        severity: "warning",
        message: "Principles 1 and 2 are both named “frank”.",
        place: { kind: "principle", number: 2 },
      },
    ]);
  });

  it("a text that another has too, or nearly, is a warning that names the nearest", () => {
    const text = "Robin answers every question that it is asked with as few words as it can.";
    const findings = findingsAfter((c) => {
      c.principles[0]!.text = text;
      c.principles[1]!.text = text.replace("with as few", "in the fewest");
      c.principles[2]!.text = text.replace("asked", "told");
    });
    expect(findings).toEqual([
      {
        code: "near_duplicate",
        severity: "warning",
        message: "Principle 2 says nearly what principle 1 (kind) says: ROUGE-L 0.80.",
        place: { kind: "principle", number: 2 },
      },
      {
        code: "near_duplicate",
        severity: "warning",
        message: "Principle 3 says nearly what principle 1 (kind) says: ROUGE-L 0.93.",
        place: { kind: "principle", number: 3 },
      },
    ]);
  });

  it("equal texts are found in scripts that have no ROUGE-L, and not where one of the two is off", () => {
    const same = (c: Constitution) => {
      for (const at of [0, 1]) c.principles[at]!.text = "知らないことは知らないと言う。";
    };
    expect(findingsAfter(same).map(({ message }) => message)).toEqual([
      "Principle 2 says what principle 1 (kind) says.",
    ]);
    const codes = findingsAfter((c) => {
      same(c);
      c.principles[1]!.isEnabled = false;
    }).map(({ code }) => code);
    expect(codes).not.toContain("near_duplicate");
  });

  it("a gap in the numbers is reported once, at the first principle after it", () => {
    const findings = findingsAfter((c) => {
      c.principles[1]!.number = 5;
      c.principles[2]!.number = 6;
    });
    expect(findings.filter((finding) => finding.code === "numbers_not_consecutive")).toEqual([
      {
        code: "numbers_not_consecutive",
        severity: "warning",
        message: "Principle 5 stands where 2 is expected; numbers run from 1 without gaps.",
        place: { kind: "principle", number: 5 },
      },
    ]);
  });
});

describe("the knowledge cut-off", () => {
  it("is a warning where a principle says another year than the preamble", () => {
    const findings = findingsAfter((c) => {
      c.preamble = c.preamble.replace("2023", "Sept-2021");
    });
    expect(findings).toEqual([
      {
        code: "cut_off_differs",
        severity: "warning",
        message: "Principle 3 says 2023; the preamble says Sept-2021.",
        place: { kind: "principle", number: 3 },
      },
    ]);
  });

  it("is a warning where only the months differ, and none where one side names no month", () => {
    const say = (first: string, second: string) =>
      findingsAfter((c) => {
        c.preamble = `Robin's knowledge ends in ${first}.`;
        c.principles[2]!.text = `What Robin knows was current in ${second}.`;
      }).map(({ message }) => message);
    expect(say("June 2024", "March 2024")).toEqual([
      "Principle 3 says March 2024; the preamble says June 2024.",
    ]);
    expect(say("June 2024", "2024-06")).toEqual([]);
    expect(say("2024", "March of 2024")).toEqual([]);
  });

  it("is what the author says it is, of the preamble and of principles, once it is said", () => {
    const findings = findingsAfter((c) => {
      c.cutOff = "May 2023";
      c.preamble = "Robin's knowledge ends in June 2023.";
      c.principles[2]!.text = "What Robin knows was current in {{cut_off}}.";
    });
    expect(findings).toEqual([
      {
        code: "cut_off_differs",
        severity: "warning",
        message: "The preamble says June 2023; the cut-off is May 2023.",
        place: { kind: "preamble" },
      },
    ]);
  });

  it("is stated by the principle named “dated knowledge” alone, where there is one", () => {
    const findings = findingsAfter((c) => {
      c.principles[2]!.name = "dated knowledge";
      c.principles[0]!.text = "Robin is as polite as people were in 1985.";
    });
    expect(findings.map((finding) => finding.code)).not.toContain("cut_off_differs");
  });

  it("is no matter where the preamble names no year", () => {
    const findings = findingsAfter((c) => {
      c.preamble = "Robin has 120234 rules.";
    });
    expect(findings).toEqual([]);
  });
});

describe("texts", () => {
  it("thoughts that miss the common identity sentence are a warning", () => {
    const findings = findingsAfter((c) => {
      c.exemplars[0]!.turns[1]!.thoughts = "A matter of judgement. I should follow rules 1 (kind).";
    });
    expect(findings).toEqual([
      {
        code: "identity_sentence_missing",
        severity: "warning",
        message: "Exemplar 1, turn 2 (thoughts) does not begin with “I am Robin, at your service.”",
        place: { kind: "exemplar", exemplar: 0, turn: 1, part: "thoughts" },
      },
    ]);
  });

  it("empty texts are found wherever they are", () => {
    const findings = findingsAfter((c) => {
      c.preamble = "";
      c.exemplarIntro = " ";
      c.principles[0]!.text = " ";
      c.exemplars[0]!.turns[1]!.user = "";
      c.exemplars[0]!.turns[1]!.reply = "\n";
      c.exemplars[1]!.reset = { user: "", autoReply: "" };
    });
    expect(findings.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ["empty_text", "warning", "The preamble is empty."],
      ["empty_text", "warning", "The introduction to the exemplars is empty."],
      ["empty_text", "error", "Principle 1 has no text."],
      ["empty_text", "error", "Exemplar 1, turn 2 (user) is empty."],
      ["empty_text", "error", "Exemplar 1, turn 2 (reply) is empty."],
      ["empty_text", "warning", "Exemplar 2 (reset) is empty."],
    ]);
  });

  it("empty thoughts are reported as empty, not as lacking a sentence", () => {
    const findings = findingsAfter((c) => {
      c.exemplars[0]!.turns[1]!.thoughts = "";
    });
    expect(findings.map((finding) => finding.code)).toEqual(["empty_text"]);
  });

  it("a speaker label at the beginning of a paragraph is an error", () => {
    const findings = findingsAfter((c) => {
      c.exemplars[1]!.turns[0]!.thoughts += "\n\nRobin: too early";
    });
    expect(findings).toEqual([
      {
        code: "marker_in_body",
        severity: "error",
        message:
          "Exemplar 2, turn 1 (thoughts) has a paragraph that begins with “Robin:”, which would be read as a speaker.",
        place: { kind: "exemplar", exemplar: 1, turn: 0, part: "thoughts" },
      },
    ]);
  });

  it.each([
    [0, "error", "Exemplar 1 has no reset, so the next exemplar would be read as its next turn."],
    [1, "warning", "Exemplar 2 has no reset, so a request would be read as its next turn."],
  ])("a missing reset of exemplar %i (from 0) is an %s", (index, severity, message) => {
    const findings = findingsAfter((c) => {
      c.exemplars[index]!.reset = null;
    });
    expect(findings).toEqual([
      { code: "exemplar_without_reset", severity, message, place: { kind: "exemplar", exemplar: index } },
    ]);
  });

  it("a name that no speaker label can carry is an error at the name", () => {
    const findings = findingsAfter((c) => {
      c.name = "User";
    });
    expect(findings).toMatchObject([
      { code: "breaks_prompt_file", severity: "error", place: { kind: "name" } },
    ]);
  });
});
