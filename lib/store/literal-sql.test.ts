import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { Prisma } from "./generated/client";
import { literalSql } from "./literal-sql";

provideTestDatabase();

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
});
afterAll(() => client.end());

const read = async (sql: Prisma.Sql) => (await client.query(literalSql(sql))).rows[0];
/** Postgres knows no NUL in a text. */
const text = fc
  .oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(..."'\"\\{},$1%:; \n-/*E", "NULL", "--") }),
  )
  .map((any) => any.replaceAll("\0", ""));
/** Postgres tells no zero from minus zero when it reads the digits of a number. */
const float = fc.double().map((any) => any + 0);
const integer = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

describe("values written into a statement", () => {
  it("arrive unchanged, whatever stands in a text or between its signs", async () => {
    await fc.assert(
      fc.asyncProperty(orNull(text), orNull(float), orNull(integer), fc.boolean(), async (a, b, c, d) => {
        const row = await read(
          Prisma.sql`SELECT ${a}::text AS a, ${b}::float8 AS b, ${c}::int AS c, ${d}::boolean AS d`,
        );
        expect(row).toEqual({ a, b, c, d });
      }),
      { numRuns: 300 },
    );
  });

  it("arrive unchanged in lists, empty ones and ones with nothing in a place too", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(orNull(text)),
        fc.array(orNull(float)),
        fc.array(orNull(integer)),
        async (a, b, c) => {
          const row = await read(Prisma.sql`SELECT ${a}::text[] AS a, ${b}::float8[] AS b, ${c}::int[] AS c`);
          expect(row).toEqual({ a, b, c });
        },
      ),
      { numRuns: 300 },
    );
  });

  it("give what parameters give, also in sums and beside other texts", async () => {
    await fc.assert(
      fc.asyncProperty(integer, integer, text, async (a, b, c) => {
        const sql = Prisma.sql`SELECT 0-${a}::bigint-${b}::bigint AS sum, 'x'||${c}::text||'y' AS text,
          ${c}::text = ANY(${[c, "other"]}::text[]) AS "isThere"`;
        expect(await read(sql)).toEqual((await client.query(sql.text, sql.values)).rows[0]);
      }),
      { numRuns: 200 },
    );
  });

  it("are refused where nobody has said how they are written", () => {
    expect(() => literalSql(Prisma.sql`SELECT ${{ a: 1 }}`)).toThrow("A object cannot be written");
    expect(() => literalSql(Prisma.sql`SELECT ${[["a"]]}`)).toThrow("A list of object cannot be written");
  });
});
