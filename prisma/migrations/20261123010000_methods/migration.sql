-- DropIndex
DROP INDEX "record_build_id_item_sample_key";

-- AlterTable
ALTER TABLE "dataset" ADD COLUMN     "holds" TEXT NOT NULL DEFAULT 'replies';

-- AlterTable
ALTER TABLE "build" ADD COLUMN     "read_to" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "target" INTEGER,
ALTER COLUMN "constitution_version_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "build_item" ADD COLUMN     "body" JSONB,
ADD COLUMN     "question_type" TEXT,
ADD COLUMN     "source_record_id" INTEGER,
ADD COLUMN     "topic" TEXT;

-- AlterTable
ALTER TABLE "record" ADD COLUMN     "facts" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "instruction_length" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "nearest_score" DOUBLE PRECISION,
ADD COLUMN     "noun" TEXT,
ADD COLUMN     "output_length" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "part" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "question_type" TEXT,
ADD COLUMN     "score" DOUBLE PRECISION,
ADD COLUMN     "source_record_id" INTEGER,
ADD COLUMN     "topic" TEXT,
ADD COLUMN     "verb" TEXT;

-- CreateTable
CREATE TABLE "template" (
    "id" SERIAL NOT NULL,
    "role" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "draft" TEXT NOT NULL,
    "draft_revision" INTEGER NOT NULL DEFAULT 1,
    "draft_updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template_version" (
    "id" SERIAL NOT NULL,
    "template_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "published_by" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "build_pool" (
    "build_id" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "seed_prompt_id" INTEGER,
    "body" JSONB NOT NULL,

    CONSTRAINT "build_pool_pkey" PRIMARY KEY ("build_id","place")
);

-- CreateTable
CREATE TABLE "build_answer" (
    "build_id" INTEGER NOT NULL,
    "item" INTEGER NOT NULL,
    "sample" INTEGER NOT NULL DEFAULT 0,
    "server_id" INTEGER,
    "finish_reason" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "prompt_tokens" INTEGER,
    "completion_tokens" INTEGER,
    "cached_tokens" INTEGER,
    "first_token_ms" INTEGER,
    "total_ms" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "raw_text" TEXT NOT NULL,

    CONSTRAINT "build_answer_pkey" PRIMARY KEY ("build_id","item","sample")
);

-- CreateTable
CREATE TABLE "dataset_making" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "wish" JSONB NOT NULL,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "dataset_id" INTEGER,
    "failure_reason" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "dataset_making_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recipe" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "is_unattended" BOOLEAN NOT NULL DEFAULT false,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recipe_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recipe_stage" (
    "id" SERIAL NOT NULL,
    "recipe_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "iteration" INTEGER NOT NULL DEFAULT 0,
    "build_id" INTEGER,
    "making_id" INTEGER,
    "dataset_id" INTEGER,
    "inputs_hash" TEXT NOT NULL DEFAULT '',
    "confirmed_at" TIMESTAMPTZ(3),
    "started_by" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recipe_stage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "template_role_name_key" ON "template"("role", "name");

-- CreateIndex
CREATE UNIQUE INDEX "template_version_template_id_number_key" ON "template_version"("template_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "recipe_name_key" ON "recipe"("name");

-- CreateIndex
CREATE INDEX "recipe_stage_recipe_id_key_iteration_idx" ON "recipe_stage"("recipe_id", "key", "iteration");

-- CreateIndex
CREATE INDEX "record_source_record_id_idx" ON "record"("source_record_id");

-- CreateIndex
CREATE UNIQUE INDEX "record_build_id_item_sample_part_key" ON "record"("build_id", "item", "sample", "part");

-- AddForeignKey
ALTER TABLE "template_version" ADD CONSTRAINT "template_version_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "build_pool" ADD CONSTRAINT "build_pool_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "build"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "build_answer" ADD CONSTRAINT "build_answer_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "build"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dataset_making" ADD CONSTRAINT "dataset_making_dataset_id_fkey" FOREIGN KEY ("dataset_id") REFERENCES "dataset"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recipe_stage" ADD CONSTRAINT "recipe_stage_recipe_id_fkey" FOREIGN KEY ("recipe_id") REFERENCES "recipe"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- A published template is a promise as a constitution is.
CREATE FUNCTION "refuse_change_of_template_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published template version cannot be changed';
END $$;
CREATE TRIGGER "template_version_is_immutable"
  BEFORE UPDATE OR DELETE ON "template_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_template_version"();

-- Kept in the row while they fit, since pictures and lists are drawn from them.
ALTER TABLE "record" ALTER COLUMN "topic" SET STORAGE MAIN;
ALTER TABLE "record" ALTER COLUMN "question_type" SET STORAGE MAIN;
ALTER TABLE "record" ALTER COLUMN "verb" SET STORAGE MAIN;
ALTER TABLE "record" ALTER COLUMN "noun" SET STORAGE MAIN;

-- What older releases stored is measured once; nothing that is counted changes by it.
ALTER TABLE "record" DISABLE TRIGGER "record_is_counted_again";
UPDATE "record" SET "instruction_length" = char_length("instruction"), "output_length" = char_length("output");
ALTER TABLE "record" ENABLE TRIGGER "record_is_counted_again";

-- An answer of a step that invents is counted as a record's generation is, but for its verdict, which its parts have:
-- they carry no tokens and no finish reason of their own (finish reason "part").
CREATE OR REPLACE FUNCTION "record_counts"("verdict" text, "reason" text, "finish" text, "cited" integer[], "tokens_in" integer,
  "tokens_out" integer, "tokens_cached" integer)
RETURNS TABLE ("facet" text, "value" text, "n" bigint) LANGUAGE sql IMMUTABLE AS $$
  SELECT 'verdict', $1, 1::bigint
  UNION ALL SELECT 'reason', $2, 1 WHERE $2 IS NOT NULL
  UNION ALL SELECT 'finish', $3, 1 WHERE $3 <> 'part'
  UNION ALL SELECT 'tokens', 'in', $5 WHERE $5 IS NOT NULL
  UNION ALL SELECT 'tokens', 'out', $6 WHERE $6 IS NOT NULL
  UNION ALL SELECT 'tokens', 'cached', $7 WHERE $7 IS NOT NULL
  UNION ALL SELECT 'cited', c::text, 1 FROM unnest($4) AS c
  UNION ALL SELECT 'cited_kept', c::text, 1 FROM unnest($4) AS c WHERE $1 = 'kept'
$$;

CREATE FUNCTION "count_new_answers"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "build_failure" f USING "new_rows" r
  WHERE f."build_id" = r."build_id" AND f."item" = r."item" AND f."sample" = r."sample";

  INSERT INTO "build_count" AS c ("build_id", "facet", "value", "count")
  SELECT t."build_id", t."facet", t."value", sum(t."n") FROM (
    SELECT "build_id", 'answer' AS "facet", '' AS "value", 1::bigint AS "n" FROM "new_rows"
    UNION ALL SELECT "build_id", 'finish', "finish_reason", 1 FROM "new_rows"
    UNION ALL SELECT "build_id", 'tokens', 'in', "prompt_tokens" FROM "new_rows" WHERE "prompt_tokens" IS NOT NULL
    UNION ALL SELECT "build_id", 'tokens', 'out', "completion_tokens" FROM "new_rows" WHERE "completion_tokens" IS NOT NULL
    UNION ALL SELECT "build_id", 'tokens', 'cached', "cached_tokens" FROM "new_rows" WHERE "cached_tokens" IS NOT NULL) t
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT ("build_id", "facet", "value") DO UPDATE SET "count" = c."count" + excluded."count";

  INSERT INTO "build_span" AS s ("build_id", "at", "tokens_in", "tokens_out")
  SELECT r."build_id", date_bin('10 seconds', r."created_at", 'epoch'), coalesce(sum(r."prompt_tokens"), 0),
    coalesce(sum(r."completion_tokens"), 0)
  FROM "new_rows" r GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT ("build_id", "at") DO UPDATE SET "tokens_in" = s."tokens_in" + excluded."tokens_in",
    "tokens_out" = s."tokens_out" + excluded."tokens_out";
  RETURN NULL;
END $$;
CREATE TRIGGER "answer_is_counted" AFTER INSERT ON "build_answer" REFERENCING NEW TABLE AS "new_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_new_answers"();

ALTER TABLE "build_answer" SET (toast_tuple_target = 128);
