import type { BulkKind, BulkSkipped, BulkWish } from "./bulk-action";

const counted = (count: number, noun = "record") =>
  `${count.toLocaleString("en")} ${count === 1 ? noun : `${noun}s`}`;

/** What a button says before it happens, e.g. `Tag 1,264 records`; a re-generation counts requests. */
export function bulkImperative(kind: BulkKind, count: number): string {
  const records = counted(count);
  switch (kind) {
    case "tag":
      return `Tag ${records}`;
    case "exclude":
      return `Exclude ${records}`;
    case "restore":
      return `Restore ${records}`;
    case "move":
      return `Move ${records}`;
    case "copy":
      return `Copy ${records}`;
    case "refilter":
      return `Re-filter ${records}`;
    case "regenerate":
      return `Ask ${counted(count, "request")} again`;
    case "review":
      return `Send ${records} to review`;
  }
}

/** What is going on, e.g. `Tagging with “golden”`. */
export function bulkGoingOn(wish: BulkWish, targetName: string | null): string {
  return sentence(wish, targetName, {
    add: "Tagging",
    untag: "Untagging",
    exclude: "Excluding",
    restore: "Restoring",
    move: "Moving",
    copy: "Copying",
    refilter: "Re-filtering",
    regenerate: "Re-generating",
    review: "Sending to review",
  });
}

/** What was done, e.g. `Tagged 1,264 records with “golden”`. */
export function bulkPast(wish: BulkWish, count: number, targetName: string | null): string {
  const what = ` ${counted(count)}`;
  return sentence(wish, targetName, {
    add: `Tagged${what}`,
    untag: `Untagged${what}`,
    exclude: `Excluded${what}`,
    restore: `Restored${what}`,
    move: `Moved${what}`,
    copy: `Copied${what}`,
    refilter: `Re-filtered; changed${what}`,
    regenerate: `Asked ${counted(count, "request")} again`,
    review: `Sent${what} to review`,
  });
}

type Verbs = Record<Exclude<BulkKind, "tag"> | "add" | "untag", string>;

function sentence(wish: BulkWish, targetName: string | null, verbs: Verbs): string {
  const to = targetName === null ? "to a dataset that is gone" : `to “${targetName}”`;
  switch (wish.kind) {
    case "tag": {
      const { add, remove } = wish;
      if (add.length === 0) return `${verbs.untag}: ${quoted(remove)}`;
      const without = remove.length === 0 ? "" : `, without ${quoted(remove)}`;
      return `${verbs.add} with ${quoted(add)}${without}`;
    }
    case "exclude":
      return wish.note === "" ? verbs.exclude : `${verbs.exclude}: “${wish.note}”`;
    case "move":
    case "copy":
      return `${verbs[wish.kind]} ${to}`;
    case "refilter":
      return `${verbs.refilter} by ${wish.preset.replace("@", " version ")}`;
    case "regenerate":
      return `${verbs.regenerate}, as build ${wish.buildId} with ${changesInWords(wish)}`;
    default:
      return verbs[wish.kind];
  }
}

const quoted = (tags: readonly string[]) => tags.map((tag) => `“${tag}”`).join(", ");

function changesInWords({ changed }: Extract<BulkWish, { kind: "regenerate" }>): string {
  const words = [
    changed.constitution === undefined ? null : "another constitution version",
    changed.serverId === undefined ? null : "another server",
    changed.sampling === undefined ? null : "other sampling",
    changed.preset === undefined ? null : `the preset ${changed.preset.replace("@", " version ")}`,
    changed.samplesPerItem === undefined ? null : counted(changed.samplesPerItem, "sample"),
    changed.seed === undefined ? null : "another seed",
  ].filter((word) => word !== null);
  return words.length === 0 ? "nothing changed" : words.join(", ");
}

const skips: Record<keyof BulkSkipped, string> = {
  too_many_tags: "with more tags than a record may have",
  no_build: "without a build, so that what judged them is not known",
  invented: "of a step that decides by what it accepted before",
  edited: "edited by hand, which judging the raw text would undo",
  other_step: "of another step than the build",
};

/** Which records that match are left as they are, and why, e.g. `12 records of another step than the build`. */
export function skippedInWords(skipped: BulkSkipped): string[] {
  return (Object.entries(skipped) as [keyof BulkSkipped, number][])
    .filter(([, count]) => count > 0)
    .map(([cause, count]) => `${counted(count)} ${skips[cause]}`);
}
