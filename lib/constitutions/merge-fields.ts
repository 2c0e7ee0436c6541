import type { FieldGroup, FieldPlace } from "./field-place";

/** A field that both have changed since the base, each in another way; null where it is not there at all. */
export type FieldConflict = {
  /** The same for as long as the base and what the two made of the field stay the same. */
  id: string;
  /** As it is counted in mine, or in theirs where mine has not got it. */
  group: FieldGroup;
  place: FieldPlace;
  base: string | null;
  mine: string | null;
  theirs: string | null;
  /** Whether it is a text that can also be written anew. */
  isText: boolean;
};

export type Side = "mine" | "theirs";
/** What becomes of a conflict: one of the two, or a text made from both. */
export type Choice = Side | { text: string };
/** By the id of the conflict; what is not chosen yet stands as mine. */
export type Choices = ReadonlyMap<string, Choice>;

/** `base` is null where it had no such field. */
export type MergedField<Text> = Pick<FieldConflict, "group" | "place"> &
  Record<Side, Text> & { base: Text | null };

/** Settles fields one by one and remembers those about which somebody has to be asked. */
export class FieldMerge {
  readonly conflicts: FieldConflict[] = [];

  constructor(private readonly choices: Choices) {}

  text({ base, mine, theirs, ...at }: MergedField<string>): string {
    const side = sideThatChanged(base, mine, theirs);
    const choice = side ?? this.ask({ ...at, base, mine, theirs, isText: true });
    return typeof choice === "object" ? choice.text : choice === "mine" ? mine : theirs;
  }

  /** Which of the two a field is taken from that nobody can write anew. */
  side({ base, mine, theirs, ...at }: MergedField<string | null>): Side {
    const side = sideThatChanged(base, mine, theirs);
    const choice = side ?? this.ask({ ...at, base, mine, theirs, isText: false });
    return choice === "theirs" ? "theirs" : "mine";
  }

  /** Notes a conflict and says what was chosen. */
  ask(conflict: Omit<FieldConflict, "id">): Choice {
    const { group, place, base, mine, theirs } = conflict;
    const id = JSON.stringify([group, place, base, mine, theirs]);
    this.conflicts.push({ ...conflict, id });
    const choice = this.choices.get(id) ?? "mine";
    return conflict.isText || typeof choice !== "object" ? choice : "mine";
  }
}

/** The side whose text holds where only one has changed it, or both have in the same way; else null. */
export function sideThatChanged<Text>(base: Text | null, mine: Text, theirs: Text): Side | null {
  if (mine === theirs || theirs === base) return "mine";
  return mine === base ? "theirs" : null;
}
