-- How many of the records that cite a principle are kept, so that nobody has to look at the records for it.
CREATE OR REPLACE FUNCTION "record_counts"("verdict" text, "reason" text, "finish" text, "cited" integer[], "tokens_in" integer,
  "tokens_out" integer, "tokens_cached" integer)
RETURNS TABLE ("facet" text, "value" text, "n" bigint) LANGUAGE sql IMMUTABLE AS $$
  SELECT 'verdict', $1, 1::bigint
  UNION ALL SELECT 'reason', $2, 1 WHERE $2 IS NOT NULL
  UNION ALL SELECT 'finish', $3, 1
  UNION ALL SELECT 'tokens', 'in', $5 WHERE $5 IS NOT NULL
  UNION ALL SELECT 'tokens', 'out', $6 WHERE $6 IS NOT NULL
  UNION ALL SELECT 'tokens', 'cached', $7 WHERE $7 IS NOT NULL
  UNION ALL SELECT 'cited', c::text, 1 FROM unnest($4) AS c
  UNION ALL SELECT 'cited_kept', c::text, 1 FROM unnest($4) AS c WHERE $1 = 'kept'
$$;

INSERT INTO "build_count" ("build_id", "facet", "value", "count")
SELECT r."build_id", 'cited_kept', c::text, count(*) FROM "record" r CROSS JOIN unnest(r."cited") AS c
WHERE r."build_id" IS NOT NULL AND r."verdict" = 'kept' GROUP BY 1, 3;
