import { findCitations } from "./citations";
import type { Constitution, Exemplar, Turn } from "./constitution";
import type { Fix, WrittenCitation } from "./fix";
import { quoteMarkers } from "./quote-markers";
import { removeSpans } from "./remove-citations";
import { renumber } from "./renumber";

/** The constitution with `fix` done; the same one where what it speaks of is gone. Never throws. */
export function applyFix(constitution: Constitution, fix: Fix): Constitution {
  switch (fix.kind) {
    case "rewrite_citation":
      return changeThoughts(constitution, fix, (thoughts) => rewriteWritten(thoughts, fix.written, fix.to));
    case "remove_citation":
      return changeThoughts(constitution, fix, (thoughts) => removeWritten(thoughts, fix.written));
    case "insert_identity":
      return changeThoughts(constitution, fix, (thoughts) => insertIdentity(thoughts, fix.text));
    case "add_reset":
      return changeExemplar(constitution, fix.exemplar, (exemplar) =>
        exemplar.reset === null ? { ...exemplar, reset: fix.reset } : exemplar,
      );
    case "quote_markers":
      return changeExemplar(constitution, fix.exemplar, (exemplar) => quoteIn(exemplar, fix, constitution));
    case "replace_date": {
      const { principle, from, to } = fix;
      const replace = (text: string) => text.replaceAll(from, () => to);
      if (principle === null) return { ...constitution, preamble: replace(constitution.preamble) };
      const principles = constitution.principles.map((one) =>
        one.number === principle ? { ...one, text: replace(one.text) } : one,
      );
      return { ...constitution, principles };
    }
    case "number_in_order":
      return renumber(constitution, new Map(constitution.principles.map((p, at) => [p.number, at + 1])));
  }
}

/** `thoughts` with every citation written as `written` written as `to`. */
export function rewriteWritten(thoughts: string, written: WrittenCitation, to: WrittenCitation): string {
  return writtenSo(thoughts, written).reduceRight(
    (text, { start, end }) => `${text.slice(0, start)}${to.number} (${to.name})${text.slice(end)}`,
    thoughts,
  );
}

/** `thoughts` without the citations written as `written`. */
export const removeWritten = (thoughts: string, written: WrittenCitation): string =>
  removeSpans(thoughts, writtenSo(thoughts, written));

/** `thoughts` with `identity` before them. */
export const insertIdentity = (thoughts: string, identity: string): string =>
  `${identity} ${thoughts.trimStart()}`;

const writtenSo = (thoughts: string, { number, name }: WrittenCitation) =>
  findCitations(thoughts, []).filter((citation) => citation.number === number && citation.name === name);

function changeExemplar(
  constitution: Constitution,
  index: number,
  change: (exemplar: Exemplar) => Exemplar,
): Constitution {
  const exemplars = constitution.exemplars.map((one, at) => (at === index ? change(one) : one));
  return { ...constitution, exemplars };
}

function changeThoughts(
  constitution: Constitution,
  { exemplar, turn }: { exemplar: number; turn: number },
  change: (thoughts: string) => string,
): Constitution {
  return changeExemplar(constitution, exemplar, (one) => ({
    ...one,
    turns: one.turns.map((said, at) => (at === turn ? { ...said, thoughts: change(said.thoughts) } : said)),
  }));
}

function quoteIn(
  exemplar: Exemplar,
  { turn, part }: { turn: number | null; part: keyof Turn | null },
  constitution: Constitution,
): Exemplar {
  const quote = (text: string) => quoteMarkers(text, constitution);
  if (turn === null || part === null) {
    const { reset } = exemplar;
    if (reset === null) return exemplar;
    return { ...exemplar, reset: { user: quote(reset.user), autoReply: quote(reset.autoReply) } };
  }
  const turns = exemplar.turns.map((said, at) =>
    at === turn ? { ...said, [part]: quote(said[part]) } : said,
  );
  return { ...exemplar, turns };
}
