import fc from "fast-check";
import type { Constitution, Exemplar } from "@/lib/constitutions/constitution";
import { renumber } from "@/lib/constitutions/renumber";

/** One field that can be set to a text, by a name of its own. */
export type SettableField = { name: string; set: (constitution: Constitution, text: string) => Constitution };

const replaceAt = <Entry>(list: readonly Entry[], at: number, change: (entry: Entry) => Entry): Entry[] =>
  list.map((entry, index) => (index === at ? change(entry) : entry));

/** Every text of a constitution that can be set without touching another. */
export function settableFields({ principles, exemplars }: Constitution): SettableField[] {
  const words = ["name", "organisation", "cutOff", "identity", "preamble", "exemplarIntro"] as const;
  const inExemplar = (at: number, change: (exemplar: Exemplar, text: string) => Exemplar) => ({
    set: (c: Constitution, text: string): Constitution => ({
      ...c,
      exemplars: replaceAt(c.exemplars, at, (exemplar) => change(exemplar, text)),
    }),
  });
  return [
    ...words.map((word) => ({
      name: word,
      set: (c: Constitution, text: string) => ({ ...c, [word]: text }),
    })),
    ...principles.flatMap((_, at) =>
      (["name", "text", "note"] as const).map((part) => ({
        name: `principle ${at} ${part}`,
        set: (c: Constitution, text: string) => ({
          ...c,
          principles: replaceAt(c.principles, at, (principle) => ({ ...principle, [part]: text })),
        }),
      })),
    ),
    ...exemplars.flatMap(({ turns, reset }, at) => [
      ...turns.flatMap((_, turn) =>
        (["user", "thoughts", "reply"] as const).map((part) => ({
          name: `exemplar ${at} turn ${turn} ${part}`,
          ...inExemplar(at, (exemplar, text) => ({
            ...exemplar,
            turns: replaceAt(exemplar.turns, turn, (said) => ({ ...said, [part]: text })),
          })),
        })),
      ),
      ...(reset === null
        ? []
        : (["user", "autoReply"] as const).map((part) => ({
            name: `exemplar ${at} reset ${part}`,
            ...inExemplar(at, (exemplar, text) => ({
              ...exemplar,
              reset: { user: "", autoReply: "", ...exemplar.reset, [part]: text },
            })),
          }))),
    ]),
  ];
}

type Edit = { kind: number; at: number; to: number; text: string };
const arbitraryEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.nat(9),
  at: fc.nat(20),
  to: fc.nat(20),
  text: fc.constantFrom("one", "two", "1 (kind)", "{{name}}", "a\n\nb"),
});

/** What a person could have made of the constitution in a few steps. */
export const arbitraryEdits: fc.Arbitrary<(constitution: Constitution) => Constitution> = fc
  .array(arbitraryEdit, { maxLength: 4 })
  .map((edits) => (constitution) => edits.reduce(applyEdit, constitution));

function applyEdit(c: Constitution, { kind, at, to, text }: Edit): Constitution {
  const { principles, exemplars } = c;
  const principle = at % Math.max(1, principles.length);
  const exemplar = at % Math.max(1, exemplars.length);
  const field = settableFields(c)[(at * 21 + to) % settableFields(c).length];
  switch (kind) {
    case 0:
      return { ...c, principles: principles.toSpliced(principle, 1) };
    case 1:
      return { ...c, principles: [...principles, { number: unusedNumber(c, to), name: text, text }] };
    case 2:
      return { ...c, principles: moved(principles, principle, to) };
    case 3:
      return principles.length === 0
        ? c
        : renumber(c, new Map([[principles[principle]?.number ?? 0, unusedNumber(c, to)]]));
    case 4:
      return { ...c, exemplars: exemplars.toSpliced(exemplar, 1) };
    case 5:
      return { ...c, exemplars: exemplars.toSpliced(to % (exemplars.length + 1), 0, oneTurn(text)) };
    case 6:
      return { ...c, exemplars: moved(exemplars, exemplar, to) };
    case 7:
      return {
        ...c,
        exemplars: replaceAt(exemplars, exemplar, ({ turns, reset }) => ({
          turns:
            turns.length > 1 ? turns.toSpliced(to % turns.length, 1) : [...turns, ...oneTurn(text).turns],
          reset: to % 3 === 0 ? null : reset,
        })),
      };
    default:
      return field?.set(c, text) ?? c;
  }
}

const unusedNumber = ({ principles }: Constitution, more: number) =>
  Math.max(100, ...principles.map(({ number }) => number)) + 1 + more;

const oneTurn = (text: string): Exemplar => ({
  turns: [{ user: text, thoughts: "", reply: text }],
  reset: null,
});

function moved<Entry>(list: readonly Entry[], at: number, to: number): Entry[] {
  const [entry] = list.slice(at, at + 1);
  return entry === undefined ? [...list] : list.toSpliced(at, 1).toSpliced(to % list.length, 0, entry);
}
