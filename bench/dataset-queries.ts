import type pg from "pg";
import { wordsOfText } from "@/lib/datasets/text-words";

/** What the page asks for, and the same by hand in SQL; `$1` is the dataset. */
export type NamedQuery = { name: string; path: string; sql: string; values: unknown[]; limitMs: number };

const PAGE_MS = 150;
const FACETS_MS = 300;
/** As the table shows a record. */
const COLUMNS = `id, build_id, item, origin, left(instruction, 240), cited, verdict, reason, finish_reason, reply_length,
  instruction_length, thoughts_length, output_length, prompt_tokens, completion_tokens, total_ms, created_at, topic,
  question_type, score, nearest_score, leak_share, script, is_refusal, duplicate_of, tags, review, edited_at`;

type Probe = { rare: string; common: string; phrase: [string, string]; piece: string };

/** The queries that the README quotes, with words and texts that this dataset has. */
export async function namedQueries(
  client: pg.Client,
  datasetId: number,
  records: number,
): Promise<NamedQuery[]> {
  const probe = await findProbe(client, datasetId, records);
  const entries = (word: string) =>
    `ARRAY(SELECT w.id * 4 + p FROM word w, generate_series(1, 3) p WHERE w.dataset_id = $1 AND w.word = '${word}')`;
  const page = (name: string, query: string, where = "true", values: unknown[] = []): NamedQuery => ({
    name,
    path: `/api/datasets/${datasetId}/records?limit=100&${query}`,
    sql: `SELECT ${COLUMNS} FROM record WHERE dataset_id = $1 AND ${where} ORDER BY id LIMIT 101`,
    values,
    limitMs: PAGE_MS,
  });
  const facets = (name: string, query: string, sql: string): NamedQuery => ({
    name,
    path: `/api/datasets/${datasetId}/facets?${query}`,
    sql,
    values: [],
    limitMs: FACETS_MS,
  });
  const half = Math.floor(records / 2);
  const [first, second] = probe.phrase;
  const inWords = (condition: string) => `id IN (SELECT record_id FROM record_words WHERE ${condition})`;
  const filtered = "verdict = 'dropped' AND cited && '{7}'";
  return [
    page("first page", ""),
    { ...page("deep page", `position=${half}`), sql: `${page("", "").sql} OFFSET ${half}` },
    page("verdict", "verdict=dropped", "verdict = 'dropped'"),
    page("drop reason", "reason=cjk", "reason = 'cjk'"),
    page("cites any of", "cites=any:14,16", "cited && '{14,16}'"),
    page("cites all of", "cites=all:2,3,7", "cited @> '{2,3,7}'"),
    page(
      "question type and length",
      "type=Legal%20questions&reply=1400..1500",
      "question_type = 'Legal questions' AND reply_length BETWEEN 1400 AND 1500",
    ),
    page(
      "five filters",
      "verdict=kept&cites=any:16&reply=900..&script=Han&truncated=yes",
      "verdict = 'kept' AND cited && '{16}' AND reply_length >= 900 AND script = 'Han' AND finish_reason = 'length'",
    ),
    page("rare word", `q=${probe.rare}`, inWords(`words && ${entries(probe.rare)}`)),
    page("common word", `q=${probe.common}`, inWords(`words && ${entries(probe.common)}`)),
    page(
      "phrase",
      `q=${encodeURIComponent(`"${first} ${second}"`)}`,
      `${inWords(`words && ${entries(first)} AND words && ${entries(second)}`)}
       AND concat_ws('|', instruction, input, thoughts, reply) ~* '\\m${first}\\W+${second}\\M'`,
    ),
    page(
      "piece of text",
      `has=${encodeURIComponent(probe.piece)}`,
      "strpos(lower(concat_ws('|', instruction, input, thoughts, reply)), lower($2)) > 0",
      [probe.piece],
    ),
    facets(
      "facets",
      "",
      "SELECT facet, value, count FROM dataset_count WHERE dataset_id = $1 AND facet <> 'topic' AND count > 0",
    ),
    facets("facets, filtered", "verdict=dropped&cites=any:7", facetsByHand(filtered)),
    facets(
      "facets, many match",
      "verdict=kept&reply=300..",
      facetsByHand("verdict = 'kept' AND reply_length >= 300"),
    ),
    {
      ...facets("count", "", `SELECT count(*) FROM record WHERE dataset_id = $1 AND ${filtered}`),
      path: `/api/datasets/${datasetId}/facets?verdict=dropped&cites=any:7`,
    },
  ];
}

function facetsByHand(where: string): string {
  const one = (name: string, value: string) =>
    `SELECT '${name}', (${value})::text, count(*) FROM m GROUP BY ${value}`;
  const counts = [
    ...["verdict", "reason", "topic", "question_type", "finish_reason", "script", "review", "build_id"].map(
      (c) => one(c, c),
    ),
    "SELECT 'cites', c::text, count(*) FROM m, unnest(cited) c GROUP BY c",
    "SELECT 'tag', t, count(*) FROM m, unnest(tags) t GROUP BY t",
    one("reply", "reply_length / 100"),
    one("output", "output_length / 100"),
    one("score", "floor(score)"),
    one("nearest", "floor(nearest_score * 20)"),
  ];
  return `WITH m AS MATERIALIZED (SELECT verdict, reason, cited, topic, question_type, finish_reason, script, review, tags,
    build_id, reply_length, output_length, score, nearest_score FROM record WHERE dataset_id = $1 AND ${where})
    ${counts.join(" UNION ALL ")}`;
}

async function findProbe(client: pg.Client, datasetId: number, records: number): Promise<Probe> {
  const word = async (least: number, most: number) => {
    const { rows } = await client.query<{ word: string }>(
      `SELECT word FROM word WHERE dataset_id = $1 AND replies BETWEEN $2 AND $3 AND length(word) > 3
       ORDER BY id LIMIT 1`,
      [datasetId, Math.ceil(least), Math.ceil(most)],
    );
    return rows[0]?.word ?? "nowhere";
  };
  const { rows } = await client.query<{ reply: string }>(
    "SELECT reply FROM record WHERE dataset_id = $1 ORDER BY id OFFSET $2 LIMIT 1",
    [datasetId, Math.floor(records * 0.8)],
  );
  const reply = rows[0]?.reply ?? "";
  const words = wordsOfText(reply);
  return {
    rare: await word(5, 30),
    common: await word(records * 0.15, records * 0.6),
    phrase: [words[4] ?? "", words[5] ?? ""],
    piece: reply.slice(30, 48),
  };
}
