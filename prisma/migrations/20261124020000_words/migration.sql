-- Words of a dataset's texts, and in how many of its records each stood when it was read. The counts choose a plan;
-- they are not taken back when a record goes.
CREATE TABLE "word" (
    "id" SERIAL NOT NULL,
    "dataset_id" INTEGER NOT NULL,
    "word" TEXT COLLATE "C" NOT NULL,
    "requests" INTEGER NOT NULL DEFAULT 0,
    "thoughts" INTEGER NOT NULL DEFAULT 0,
    "replies" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "word_pkey" PRIMARY KEY ("id")
);

-- The words of a record in their order: four times the id of a word, and the place where it stands (1 request,
-- 2 thoughts, 3 reply); 0 between two texts of one place. A word belongs to one dataset, so does what the index holds of it.
CREATE TABLE "record_words" (
    "record_id" INTEGER NOT NULL,
    "dataset_id" INTEGER NOT NULL,
    "words" INTEGER[],

    CONSTRAINT "record_words_pkey" PRIMARY KEY ("record_id")
);

-- Records whose words are to be read (again): rows are the truth, there is no job.
CREATE TABLE "record_unindexed" (
    "id" BIGSERIAL NOT NULL,
    "record_id" INTEGER NOT NULL,
    "dataset_id" INTEGER NOT NULL,

    CONSTRAINT "record_unindexed_pkey" PRIMARY KEY ("id")
);

-- How many records of a dataset have which value, moved by triggers of the rows themselves.
CREATE TABLE "dataset_count" (
    "dataset_id" INTEGER NOT NULL,
    "facet" TEXT NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "dataset_count_pkey" PRIMARY KEY ("dataset_id","facet","value")
);

CREATE UNIQUE INDEX "word_dataset_id_word_key" ON "word"("dataset_id", "word");
ALTER TABLE "word" ADD CONSTRAINT "word_dataset_id_fkey" FOREIGN KEY ("dataset_id") REFERENCES "dataset"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "dataset_count" ADD CONSTRAINT "dataset_count_dataset_id_fkey" FOREIGN KEY ("dataset_id") REFERENCES "dataset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "word" SET (fillfactor = 60);
ALTER TABLE "dataset_count" SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
ALTER TABLE "record_unindexed" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);

-- What comes in is kept beside the index until so much is there that each word is looked up once for many records.
CREATE INDEX "record_words_words_idx" ON "record_words" USING GIN ("words") WITH (fastupdate = on, gin_pending_list_limit = 65536);
-- Whether a word is frequent is known of more words than usual.
ALTER TABLE "record_words" ALTER COLUMN "words" SET STATISTICS 1000;

-- What filters, orders and counts read of a record, without the record and its texts. New ones come at its end, so it
-- costs an insert little.
CREATE INDEX "record_narrow_idx" ON "record" ("dataset_id", "id") INCLUDE ("build_id", "verdict", "reason", "cited",
  "finish_reason", "topic", "question_type", "tags", "script", "review", "is_refusal", "edited_at", "duplicate_of",
  "reply_length", "output_length", "instruction_length", "thoughts_length", "score", "nearest_score", "leak_share",
  "prompt_tokens", "completion_tokens", "total_ms", "created_at");
-- One of 32 records by chance, for estimates.
CREATE INDEX "record_sample_idx" ON "record" ("dataset_id", "id") INCLUDE ("build_id", "verdict", "reason", "cited",
  "finish_reason", "topic", "question_type", "tags", "script", "review", "is_refusal", "edited_at", "duplicate_of",
  "reply_length", "output_length", "instruction_length", "thoughts_length", "score", "nearest_score", "leak_share",
  "prompt_tokens", "completion_tokens", "total_ms", "created_at")
  WHERE (hashint4extended("id", 0) & 31) = 0;
-- What few records have.
CREATE INDEX "record_tags_idx" ON "record" USING GIN ("tags") WHERE "tags" <> '{}';
CREATE INDEX "record_duplicate_of_idx" ON "record" ("duplicate_of") WHERE "duplicate_of" IS NOT NULL;
CREATE INDEX "record_topic_id_idx" ON "record" ("dataset_id", left("topic", 100), "id") WHERE "topic" IS NOT NULL;

-- The counts of a dataset that rows of `record` add to, or take from where a trigger of the deletion runs it. What
-- there is of a record is read once, without its texts. Writers lock in one order: the counts of builds, then these.
DO $do$
DECLARE
  "narrow" text := $$"dataset_id", "build_id", "verdict", "reason", "finish_reason", "cited", "topic", "question_type",
    "script", "review", "tags", "is_refusal", "edited_at", "duplicate_of", "reply_length", "output_length", "score",
    "nearest_score"$$;
  "counts" text := $$
    SELECT "dataset_id", 'verdict' AS "facet", "verdict" AS "value", sum("n") AS "n" FROM "narrow" GROUP BY 1, 3
    UNION ALL SELECT "dataset_id", 'reason', left("reason", 400), sum("n") FROM "narrow" WHERE "reason" IS NOT NULL GROUP BY 1, 3
    UNION ALL SELECT "dataset_id", 'cites', c::text, sum("n") FROM "narrow", unnest("cited") AS c GROUP BY 1, c
    UNION ALL SELECT "dataset_id", 'topic', coalesce(left("topic", 400), ''), sum("n") FROM "narrow" GROUP BY 1, 3
    UNION ALL SELECT "dataset_id", 'question_type', coalesce(left("question_type", 400), ''), sum("n") FROM "narrow" GROUP BY 1, 3
    UNION ALL SELECT "dataset_id", 'finish', left("finish_reason", 400), sum("n") FROM "narrow" GROUP BY 1, 3
    UNION ALL SELECT "dataset_id", 'script', coalesce(left("script", 400), ''), sum("n") FROM "narrow" GROUP BY 1, 3
    UNION ALL SELECT "dataset_id", 'review', coalesce("review", ''), sum("n") FROM "narrow" GROUP BY 1, 3
    UNION ALL SELECT "dataset_id", 'tag', coalesce(left(t, 400), ''), sum("n") FROM "narrow" LEFT JOIN LATERAL unnest("tags") AS t ON true GROUP BY 1, 3
    UNION ALL SELECT "dataset_id", 'build', coalesce("build_id"::text, ''), sum("n") FROM "narrow" GROUP BY 1, "build_id"
    UNION ALL SELECT "dataset_id", 'flags', 'truncated', sum("n") FROM "narrow" WHERE "finish_reason" = 'length' GROUP BY 1
    UNION ALL SELECT "dataset_id", 'flags', 'refusal', sum("n") FROM "narrow" WHERE "is_refusal" GROUP BY 1
    UNION ALL SELECT "dataset_id", 'flags', 'edited', sum("n") FROM "narrow" WHERE "edited_at" IS NOT NULL GROUP BY 1
    UNION ALL SELECT "dataset_id", 'flags', 'duplicate', sum("n") FROM "narrow" WHERE "duplicate_of" IS NOT NULL GROUP BY 1
    UNION ALL SELECT "dataset_id", 'reply_length', ("reply_length" / 25)::text, sum("n") FROM "narrow" GROUP BY 1, "reply_length" / 25
    UNION ALL SELECT "dataset_id", 'output_length', ("output_length" / 25)::text, sum("n") FROM "narrow" GROUP BY 1, "output_length" / 25
    UNION ALL SELECT "dataset_id", 'score', floor("score" * 4)::text, sum("n") FROM "narrow" WHERE "score" IS NOT NULL GROUP BY 1, floor("score" * 4)
    UNION ALL SELECT "dataset_id", 'nearest', floor("nearest_score" * 40)::text, sum("n") FROM "narrow" WHERE "nearest_score" IS NOT NULL GROUP BY 1, floor("nearest_score" * 40)$$;
  "made" text[];
BEGIN
  FOREACH "made" SLICE 1 IN ARRAY ARRAY[
    ARRAY['count_new_records_of_datasets', 'SELECT 1 AS "n", ' || "narrow" || ' FROM "new_rows"'],
    ARRAY['count_changed_records_of_datasets', 'SELECT 1 AS "n", ' || "narrow" || ' FROM "new_rows" UNION ALL SELECT -1, ' || "narrow" || ' FROM "old_rows"'],
    ARRAY['count_removed_records_of_datasets', 'SELECT -1 AS "n", ' || "narrow" || ' FROM "old_rows"']]
  LOOP
    EXECUTE format($made$
      CREATE FUNCTION %I() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        INSERT INTO "dataset_count" AS c ("dataset_id", "facet", "value", "count")
        SELECT * FROM (WITH "narrow" AS MATERIALIZED (%s) %s) t
        WHERE t."n" <> 0 AND EXISTS (SELECT 1 FROM "dataset" d WHERE d."id" = t."dataset_id")
        ORDER BY 1, 2, 3
        ON CONFLICT ("dataset_id", "facet", "value") DO UPDATE SET "count" = c."count" + excluded."count";
        RETURN NULL;
      END $f$ $made$, "made"[1], "made"[2], "counts");
  END LOOP;
  -- What is there already is counted once, before the triggers take over.
  EXECUTE format('INSERT INTO "dataset_count" ("dataset_id", "facet", "value", "count")
    WITH "narrow" AS MATERIALIZED (SELECT 1 AS "n", %s FROM "record") %s', "narrow", "counts");
END $do$;

CREATE TRIGGER "record_is_counted_of_dataset" AFTER INSERT ON "record" REFERENCING NEW TABLE AS "new_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_new_records_of_datasets"();
CREATE TRIGGER "record_is_counted_of_dataset_again" AFTER UPDATE ON "record" REFERENCING NEW TABLE AS "new_rows" OLD TABLE AS "old_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_changed_records_of_datasets"();
CREATE TRIGGER "record_is_counted_of_dataset_no_more" AFTER DELETE ON "record" REFERENCING OLD TABLE AS "old_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_removed_records_of_datasets"();

CREATE FUNCTION "words_of_new_records_are_unread"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "record_unindexed" ("record_id", "dataset_id") SELECT "id", "dataset_id" FROM "new_rows";
  RETURN NULL;
END $$;
CREATE FUNCTION "words_of_changed_record_are_unread"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Rather not searched than by the words that it had.
  DELETE FROM "record_words" WHERE "record_id" = NEW."id";
  INSERT INTO "record_unindexed" ("record_id", "dataset_id") VALUES (NEW."id", NEW."dataset_id");
  RETURN NULL;
END $$;
CREATE FUNCTION "words_of_removed_records_go"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "record_words" WHERE "record_id" IN (SELECT "id" FROM "old_rows");
  -- Whoever reads one of them at this moment looks again, and finds it gone.
  INSERT INTO "record_unindexed" ("record_id", "dataset_id") SELECT "id", "dataset_id" FROM "old_rows";
  RETURN NULL;
END $$;
CREATE TRIGGER "record_words_are_unread" AFTER INSERT ON "record" REFERENCING NEW TABLE AS "new_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "words_of_new_records_are_unread"();
-- By row, since only so it costs nothing where other columns are set.
CREATE TRIGGER "record_words_are_unread_again" AFTER UPDATE OF "instruction", "input", "thoughts", "reply", "dataset_id" ON "record"
  FOR EACH ROW WHEN (OLD."instruction" IS DISTINCT FROM NEW."instruction" OR OLD."input" IS DISTINCT FROM NEW."input"
    OR OLD."thoughts" IS DISTINCT FROM NEW."thoughts" OR OLD."reply" IS DISTINCT FROM NEW."reply"
    OR OLD."dataset_id" <> NEW."dataset_id")
  EXECUTE FUNCTION "words_of_changed_record_are_unread"();
CREATE TRIGGER "record_words_go" AFTER DELETE ON "record" REFERENCING OLD TABLE AS "old_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "words_of_removed_records_go"();

CREATE FUNCTION "count_searchable"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "dataset_count" AS c ("dataset_id", "facet", "value", "count")
  SELECT t."dataset_id", 'searchable', '', CASE TG_OP WHEN 'INSERT' THEN count(*) ELSE -count(*) END
  FROM "some_rows" t WHERE EXISTS (SELECT 1 FROM "dataset" d WHERE d."id" = t."dataset_id") GROUP BY 1 ORDER BY 1
  ON CONFLICT ("dataset_id", "facet", "value") DO UPDATE SET "count" = c."count" + excluded."count";
  RETURN NULL;
END $$;
CREATE TRIGGER "record_words_are_counted" AFTER INSERT ON "record_words" REFERENCING NEW TABLE AS "some_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_searchable"();
CREATE TRIGGER "record_words_are_counted_no_more" AFTER DELETE ON "record_words" REFERENCING OLD TABLE AS "some_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_searchable"();

INSERT INTO "record_unindexed" ("record_id", "dataset_id") SELECT "id", "dataset_id" FROM "record" ORDER BY "id";
