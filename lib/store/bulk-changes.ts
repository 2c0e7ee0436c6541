import { type BulkWishOf, EXCLUDED_BY_HAND, TO_REVIEW } from "@/lib/datasets/bulk-action";
import { MOST_TAGS } from "@/lib/datasets/record-tags";
import type { RuleHit } from "@/lib/filters/filter";
import { Prisma } from "./generated/client";

/** The wishes that a statement alone fulfils. */
export type ChangeWish = BulkWishOf<"tag" | "review" | "exclude" | "restore" | "move">;

/**
 * How a wish changes records, on the unqualified columns of `record`. `now` is the part of a record that it writes, as
 * JSON; `after` is what that becomes, and `write` makes it so: forwards with what a record becomes, backwards with
 * what it was. So what is put back is exactly what was there.
 */
export type RecordChange = {
  /** Of which records anything changes. */
  changes: Prisma.Sql;
  /** Of these, which are left as they are all the same, and why. */
  refused: { cause: "too_many_tags"; is: Prisma.Sql } | null;
  now: Prisma.Sql;
  after: Prisma.Sql;
  /** Assignments to a record's columns from a JSON like `now`. */
  write: (json: Prisma.Sql) => Prisma.Sql;
};

/** `targetId`: where a move goes to. */
export function recordChange(wish: ChangeWish, targetId: number | null): RecordChange {
  switch (wish.kind) {
    case "tag":
      return tagChange(wish.add, wish.remove);
    case "review":
      return tagChange([TO_REVIEW], []);
    case "exclude":
      return {
        ...verdictChange({
          rule: EXCLUDED_BY_HAND,
          effect: "dropped",
          detail: wish.note,
          span: null,
        }),
        changes: Prisma.sql`verdict = 'kept'`,
        after: Prisma.sql`jsonb_build_object('verdict', 'dropped', 'reason', ${EXCLUDED_BY_HAND}::text,
          'hits', jsonb_array_length(hits) + 1)`,
      };
    case "restore":
      return {
        ...verdictChange(null),
        changes: Prisma.sql`verdict = 'dropped'`,
        after: Prisma.sql`jsonb_build_object('verdict', 'kept', 'reason', NULL, 'hits', jsonb_array_length(hits))`,
      };
    case "move":
      return {
        changes: Prisma.sql`true`,
        refused: null,
        now: Prisma.sql`to_jsonb(dataset_id)`,
        after: Prisma.sql`to_jsonb(${targetId}::int)`,
        write: (json) => Prisma.sql`dataset_id = (${json})::int`,
      };
  }
}

/** Those that it has stay in their order, and new ones come behind. */
function tagChange(add: readonly string[], remove: readonly string[]): RecordChange {
  const after = Prisma.sql`(
    array(SELECT tag FROM unnest(tags) WITH ORDINALITY AS had(tag, place)
      WHERE tag <> ALL(${remove}::text[]) ORDER BY place)
    || array(SELECT tag FROM unnest(${add}::text[]) WITH ORDINALITY AS more(tag, place)
      WHERE tag <> ALL(tags) ORDER BY place))`;
  return {
    changes: Prisma.sql`(NOT tags @> ${add}::text[] OR tags && ${remove}::text[])`,
    refused: { cause: "too_many_tags", is: Prisma.sql`cardinality(${after}) > ${MOST_TAGS}::int` },
    now: Prisma.sql`to_jsonb(tags)`,
    after: Prisma.sql`to_jsonb(${after})`,
    write: (json) => Prisma.sql`tags = array(SELECT jsonb_array_elements_text(${json}))`,
  };
}

/**
 * Hits are only put behind and taken away there, so how many there are says which they are; texts of a megabyte are not
 * written down twice. `hit`: the one that is put behind.
 */
function verdictChange(hit: RuleHit | null): Pick<RecordChange, "refused" | "now" | "write"> {
  const stored = JSON.stringify(hit === null ? [] : [hit]);
  return {
    refused: null,
    now: Prisma.sql`jsonb_build_object('verdict', verdict, 'reason', reason, 'hits', jsonb_array_length(hits))`,
    write: (json) => Prisma.sql`verdict = (${json})->>'verdict', reason = (${json})->>'reason',
      hits = CASE sign(((${json})->>'hits')::int - jsonb_array_length(hits))
        WHEN 1 THEN hits || ${stored}::jsonb WHEN -1 THEN hits - (-1) ELSE hits END`,
  };
}
