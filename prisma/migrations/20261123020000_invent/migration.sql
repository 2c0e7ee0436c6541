-- Of a build whose step invents, the whole is its target (accepted ones), or without one what it asked (answers read);
-- what it keeps and drops are pieces of answers and add up to something else.
CREATE OR REPLACE FUNCTION "notify_of_build"("b" "build", "kind" text, "reason" text, "since" timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "notification" ("kind", "build_id", "build_name", "status", "reason", "counts", "since", "next_attempt_at")
  SELECT $2, b."id", b."name", b."status", $3,
    jsonb_build_object(
      'total', coalesce(b."target", b."total_items" * b."samples_per_item"),
      'kept', n."kept",
      'dropped', n."dropped",
      'failed', n."failed")
    || CASE WHEN b."target" IS NOT NULL THEN jsonb_build_object('done', n."kept")
      WHEN b."read_to" > 0 THEN jsonb_build_object('done', b."read_to") ELSE '{}' END,
    $4, CASE WHEN EXISTS (SELECT 1 FROM "webhook") THEN now() END
  FROM (SELECT coalesce(sum(c."count") FILTER (WHERE c."facet" = 'verdict' AND c."value" = 'kept'), 0) AS "kept",
      coalesce(sum(c."count") FILTER (WHERE c."facet" = 'verdict' AND c."value" = 'dropped'), 0) AS "dropped",
      coalesce(sum(c."count") FILTER (WHERE c."facet" = 'gave_up'), 0) AS "failed"
    FROM "build_count" c WHERE c."build_id" = b."id" AND c."facet" IN ('verdict', 'gave_up')) n
  ON CONFLICT ("build_id", "kind", "since") DO NOTHING
$$;
