-- AlterTable
ALTER TABLE "server" ADD COLUMN     "requests_per_minute" INTEGER,
ADD COLUMN     "tokens_per_minute" INTEGER;

-- AlterTable
ALTER TABLE "build" ADD COLUMN     "is_dropping" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "pause_reason" TEXT,
ADD COLUMN     "ran_ms" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "running_since" TIMESTAMPTZ(3),
ADD COLUMN     "samples_per_item" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "stop_rules" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "record" ADD COLUMN     "server_id" INTEGER;

-- CreateTable
CREATE TABLE "server_pace" (
    "server_id" INTEGER NOT NULL,
    "limit_now" DOUBLE PRECISION NOT NULL,
    "state" JSONB NOT NULL,
    "closed_reason" TEXT,
    "closed_since" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "server_pace_pkey" PRIMARY KEY ("server_id")
);

-- CreateTable
CREATE TABLE "server_share" (
    "server_id" INTEGER NOT NULL,
    "process_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "wanted" INTEGER NOT NULL,
    "in_flight" INTEGER NOT NULL,
    "granted" INTEGER NOT NULL,
    "parties" JSONB NOT NULL DEFAULT '{}',
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "server_share_pkey" PRIMARY KEY ("server_id","process_id")
);

-- CreateTable
CREATE TABLE "server_moment" (
    "server_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "limit_now" DOUBLE PRECISION NOT NULL,
    "ceiling" INTEGER NOT NULL,
    "in_flight" INTEGER NOT NULL,

    CONSTRAINT "server_moment_pkey" PRIMARY KEY ("server_id","at")
);

-- CreateTable
CREATE TABLE "server_move" (
    "id" SERIAL NOT NULL,
    "server_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "limit_from" DOUBLE PRECISION NOT NULL,
    "limit_to" DOUBLE PRECISION NOT NULL,
    "cause" TEXT NOT NULL,
    "message" TEXT NOT NULL,

    CONSTRAINT "server_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "build_server" (
    "build_id" INTEGER NOT NULL,
    "server_id" INTEGER NOT NULL,
    "identity" JSONB NOT NULL,
    "is_draining" BOOLEAN NOT NULL DEFAULT false,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "build_server_pkey" PRIMARY KEY ("build_id","server_id")
);

-- CreateTable
CREATE TABLE "build_failure" (
    "build_id" INTEGER NOT NULL,
    "item" INTEGER NOT NULL,
    "sample" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "partial_text" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "gave_up_at" TIMESTAMPTZ(3),

    CONSTRAINT "build_failure_pkey" PRIMARY KEY ("build_id","item","sample")
);

-- CreateTable
CREATE TABLE "build_count" (
    "build_id" INTEGER NOT NULL,
    "facet" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "build_count_pkey" PRIMARY KEY ("build_id","facet","value")
);

-- CreateTable
CREATE TABLE "build_span" (
    "build_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "records" INTEGER NOT NULL DEFAULT 0,
    "kept" INTEGER NOT NULL DEFAULT 0,
    "tokens_in" BIGINT NOT NULL DEFAULT 0,
    "tokens_out" BIGINT NOT NULL DEFAULT 0,
    "failed_attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "build_span_pkey" PRIMARY KEY ("build_id","at")
);

-- CreateIndex
CREATE INDEX "server_move_server_id_at_idx" ON "server_move"("server_id", "at");

-- CreateIndex
CREATE INDEX "record_build_id_id_idx" ON "record"("build_id", "id");

-- AddForeignKey
ALTER TABLE "server_pace" ADD CONSTRAINT "server_pace_server_id_fkey" FOREIGN KEY ("server_id") REFERENCES "server"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "server_share" ADD CONSTRAINT "server_share_server_id_fkey" FOREIGN KEY ("server_id") REFERENCES "server"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "server_moment" ADD CONSTRAINT "server_moment_server_id_fkey" FOREIGN KEY ("server_id") REFERENCES "server"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "server_move" ADD CONSTRAINT "server_move_server_id_fkey" FOREIGN KEY ("server_id") REFERENCES "server"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "build_server" ADD CONSTRAINT "build_server_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "build"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "build_failure" ADD CONSTRAINT "build_failure_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "build"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "build_count" ADD CONSTRAINT "build_count_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "build"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "build_span" ADD CONSTRAINT "build_span_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "build"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Failures move from the items into a table of their own, one row a generation.
INSERT INTO "build_failure" ("build_id", "item", "sample", "attempts", "kind", "message", "at", "gave_up_at")
SELECT i."build_id", i."item", 0, i."attempts", i."failure_kind", coalesce(i."failure_message", ''),
  coalesce(i."gave_up_at", now()), i."gave_up_at"
FROM "build_item" i
WHERE i."failure_kind" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "record" r WHERE r."build_id" = i."build_id" AND r."item" = i."item" AND r."sample" = 0);
DROP INDEX "build_item_given_up";
ALTER TABLE "build_item" DROP COLUMN "attempts", DROP COLUMN "failure_kind", DROP COLUMN "failure_message", DROP COLUMN "gave_up_at";

INSERT INTO "build_server" ("build_id", "server_id", "identity", "added_at")
SELECT "id", coalesce("server_id", ("manifest"->'server'->>'id')::int), "manifest"->'server', "created_at" FROM "build";
UPDATE "record" r SET "server_id" = b."server_id" FROM "build" b WHERE b."id" = r."build_id";

-- The time that builds ran so far; before this release none was ever paused.
UPDATE "build" SET "ran_ms" = (extract(epoch FROM "finished_at" - "started_at") * 1000)::bigint
WHERE "started_at" IS NOT NULL AND "finished_at" IS NOT NULL;
UPDATE "build" SET "running_since" = "started_at" WHERE "status" IN ('running', 'cancelling');

CREATE INDEX "build_failure_given_up" ON "build_failure" ("build_id", "item", "sample") WHERE "gave_up_at" IS NOT NULL;

-- Few rows, each written again and again: room in the page keeps the new version beside the old.
ALTER TABLE "build_count" SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
ALTER TABLE "build_span" SET (fillfactor = 70);
ALTER TABLE "server_share" SET (fillfactor = 50);
ALTER TABLE "server_pace" SET (fillfactor = 50);

-- What one record adds to the counts of its build.
CREATE FUNCTION "record_counts"("verdict" text, "reason" text, "finish" text, "cited" integer[], "tokens_in" integer,
  "tokens_out" integer, "tokens_cached" integer)
RETURNS TABLE ("facet" text, "value" text, "n" bigint) LANGUAGE sql IMMUTABLE AS $$
  SELECT 'verdict', $1, 1::bigint
  UNION ALL SELECT 'reason', $2, 1 WHERE $2 IS NOT NULL
  UNION ALL SELECT 'finish', $3, 1
  UNION ALL SELECT 'tokens', 'in', $5 WHERE $5 IS NOT NULL
  UNION ALL SELECT 'tokens', 'out', $6 WHERE $6 IS NOT NULL
  UNION ALL SELECT 'tokens', 'cached', $7 WHERE $7 IS NOT NULL
  UNION ALL SELECT 'cited', c::text, 1 FROM unnest($4) AS c
$$;

-- All writers lock rows in one order, so that no two wait for each other: counts of failures first (a record takes
-- the place of its failure), counts of records after them, spans last.
CREATE FUNCTION "count_new_records"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "build_failure" f USING "new_rows" r
  WHERE f."build_id" = r."build_id" AND f."item" = r."item" AND f."sample" = r."sample";

  INSERT INTO "build_count" AS c ("build_id", "facet", "value", "count")
  SELECT r."build_id", d."facet", d."value", sum(d."n")
  FROM "new_rows" r CROSS JOIN LATERAL "record_counts"(r."verdict", r."reason", r."finish_reason", r."cited",
    r."prompt_tokens", r."completion_tokens", r."cached_tokens") d
  WHERE r."build_id" IS NOT NULL
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT ("build_id", "facet", "value") DO UPDATE SET "count" = c."count" + excluded."count";

  INSERT INTO "build_span" AS s ("build_id", "at", "records", "kept", "tokens_in", "tokens_out")
  SELECT r."build_id", date_bin('10 seconds', r."created_at", 'epoch'), count(*),
    count(*) FILTER (WHERE r."verdict" = 'kept'), coalesce(sum(r."prompt_tokens"), 0), coalesce(sum(r."completion_tokens"), 0)
  FROM "new_rows" r WHERE r."build_id" IS NOT NULL
  GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT ("build_id", "at") DO UPDATE SET "records" = s."records" + excluded."records",
    "kept" = s."kept" + excluded."kept", "tokens_in" = s."tokens_in" + excluded."tokens_in",
    "tokens_out" = s."tokens_out" + excluded."tokens_out";
  RETURN NULL;
END $$;

CREATE FUNCTION "count_changed_records"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "build_count" AS c ("build_id", "facet", "value", "count")
  SELECT t."build_id", t."facet", t."value", sum(t."n") FROM (
    SELECT r."build_id", d."facet", d."value", d."n" FROM "new_rows" r CROSS JOIN LATERAL "record_counts"(r."verdict",
      r."reason", r."finish_reason", r."cited", r."prompt_tokens", r."completion_tokens", r."cached_tokens") d
    UNION ALL
    SELECT r."build_id", d."facet", d."value", -d."n" FROM "old_rows" r CROSS JOIN LATERAL "record_counts"(r."verdict",
      r."reason", r."finish_reason", r."cited", r."prompt_tokens", r."completion_tokens", r."cached_tokens") d) t
  -- A build that is being removed takes its counts with it.
  WHERE EXISTS (SELECT 1 FROM "build" b WHERE b."id" = t."build_id")
  GROUP BY 1, 2, 3 HAVING sum(t."n") <> 0 ORDER BY 1, 2, 3
  ON CONFLICT ("build_id", "facet", "value") DO UPDATE SET "count" = c."count" + excluded."count";
  RETURN NULL;
END $$;

CREATE FUNCTION "count_removed_records"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "build_count" AS c ("build_id", "facet", "value", "count")
  SELECT r."build_id", d."facet", d."value", -sum(d."n")
  FROM "old_rows" r CROSS JOIN LATERAL "record_counts"(r."verdict", r."reason", r."finish_reason", r."cited",
    r."prompt_tokens", r."completion_tokens", r."cached_tokens") d
  WHERE EXISTS (SELECT 1 FROM "build" b WHERE b."id" = r."build_id")
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT ("build_id", "facet", "value") DO UPDATE SET "count" = c."count" + excluded."count";
  RETURN NULL;
END $$;

-- A failed attempt counts for ever, whatever becomes of the generation; that it retries or gave up, while it does.
CREATE FUNCTION "failure_state"("kind" text, "gave_up_at" timestamptz)
RETURNS TABLE ("facet" text, "value" text) LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN $2 IS NULL THEN 'retrying' ELSE 'gave_up' END, CASE WHEN $2 IS NULL THEN '' ELSE $1 END
$$;

CREATE FUNCTION "count_new_failures"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "build_count" AS c ("build_id", "facet", "value", "count")
  SELECT t."build_id", t."facet", t."value", sum(t."n") FROM (
    SELECT f."build_id", 'attempt' AS "facet", f."kind" AS "value", f."attempts"::bigint AS "n" FROM "new_rows" f
    UNION ALL
    SELECT f."build_id", s."facet", s."value", 1
    FROM "new_rows" f CROSS JOIN LATERAL "failure_state"(f."kind", f."gave_up_at") s) t
  GROUP BY 1, 2, 3 HAVING sum(t."n") <> 0 ORDER BY 1, 2, 3
  ON CONFLICT ("build_id", "facet", "value") DO UPDATE SET "count" = c."count" + excluded."count";

  INSERT INTO "build_span" AS s ("build_id", "at", "failed_attempts")
  SELECT f."build_id", date_bin('10 seconds', f."at", 'epoch'), sum(f."attempts") FROM "new_rows" f
  WHERE f."attempts" > 0 GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT ("build_id", "at") DO UPDATE SET "failed_attempts" = s."failed_attempts" + excluded."failed_attempts";
  RETURN NULL;
END $$;

CREATE FUNCTION "count_changed_failures"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "build_count" AS c ("build_id", "facet", "value", "count")
  SELECT t."build_id", t."facet", t."value", sum(t."n") FROM (
    SELECT n."build_id", 'attempt' AS "facet", n."kind" AS "value", greatest(0, n."attempts" - o."attempts")::bigint AS "n"
    FROM "new_rows" n JOIN "old_rows" o USING ("build_id", "item", "sample")
    UNION ALL
    SELECT f."build_id", s."facet", s."value", 1
    FROM "new_rows" f CROSS JOIN LATERAL "failure_state"(f."kind", f."gave_up_at") s
    UNION ALL
    SELECT f."build_id", s."facet", s."value", -1
    FROM "old_rows" f CROSS JOIN LATERAL "failure_state"(f."kind", f."gave_up_at") s) t
  GROUP BY 1, 2, 3 HAVING sum(t."n") <> 0 ORDER BY 1, 2, 3
  ON CONFLICT ("build_id", "facet", "value") DO UPDATE SET "count" = c."count" + excluded."count";

  INSERT INTO "build_span" AS s ("build_id", "at", "failed_attempts")
  SELECT n."build_id", date_bin('10 seconds', n."at", 'epoch'), sum(n."attempts" - o."attempts")
  FROM "new_rows" n JOIN "old_rows" o USING ("build_id", "item", "sample")
  WHERE n."attempts" > o."attempts" GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT ("build_id", "at") DO UPDATE SET "failed_attempts" = s."failed_attempts" + excluded."failed_attempts";
  RETURN NULL;
END $$;

CREATE FUNCTION "count_removed_failures"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "build_count" AS c ("build_id", "facet", "value", "count")
  SELECT f."build_id", s."facet", s."value", -count(*)
  FROM "old_rows" f CROSS JOIN LATERAL "failure_state"(f."kind", f."gave_up_at") s
  WHERE EXISTS (SELECT 1 FROM "build" b WHERE b."id" = f."build_id")
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT ("build_id", "facet", "value") DO UPDATE SET "count" = c."count" + excluded."count";
  RETURN NULL;
END $$;

-- What is there already is counted once, before the triggers take over.
INSERT INTO "build_count" ("build_id", "facet", "value", "count")
SELECT r."build_id", d."facet", d."value", sum(d."n")
FROM "record" r CROSS JOIN LATERAL "record_counts"(r."verdict", r."reason", r."finish_reason", r."cited",
  r."prompt_tokens", r."completion_tokens", r."cached_tokens") d
WHERE r."build_id" IS NOT NULL GROUP BY 1, 2, 3;
INSERT INTO "build_count" ("build_id", "facet", "value", "count")
SELECT "build_id", 'attempt', "kind", sum("attempts") FROM "build_failure" GROUP BY 1, 3
UNION ALL
SELECT f."build_id", s."facet", s."value", count(*)
FROM "build_failure" f CROSS JOIN LATERAL "failure_state"(f."kind", f."gave_up_at") s GROUP BY 1, 2, 3;
INSERT INTO "build_span" ("build_id", "at", "records", "kept", "tokens_in", "tokens_out")
SELECT "build_id", date_bin('10 seconds', "created_at", 'epoch'), count(*), count(*) FILTER (WHERE "verdict" = 'kept'),
  coalesce(sum("prompt_tokens"), 0), coalesce(sum("completion_tokens"), 0)
FROM "record" WHERE "build_id" IS NOT NULL GROUP BY 1, 2;

CREATE TRIGGER "record_is_counted" AFTER INSERT ON "record" REFERENCING NEW TABLE AS "new_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_new_records"();
CREATE TRIGGER "record_is_counted_again" AFTER UPDATE ON "record" REFERENCING NEW TABLE AS "new_rows" OLD TABLE AS "old_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_changed_records"();
CREATE TRIGGER "record_is_counted_no_more" AFTER DELETE ON "record" REFERENCING OLD TABLE AS "old_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_removed_records"();
CREATE TRIGGER "failure_is_counted" AFTER INSERT ON "build_failure" REFERENCING NEW TABLE AS "new_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_new_failures"();
CREATE TRIGGER "failure_is_counted_again" AFTER UPDATE ON "build_failure" REFERENCING NEW TABLE AS "new_rows" OLD TABLE AS "old_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_changed_failures"();
CREATE TRIGGER "failure_is_counted_no_more" AFTER DELETE ON "build_failure" REFERENCING OLD TABLE AS "old_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_removed_failures"();
