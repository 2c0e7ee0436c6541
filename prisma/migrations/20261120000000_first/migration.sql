-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "studio" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "constitution_id" INTEGER,
    "seed_set_id" INTEGER,
    "starting_set_loaded_at" TIMESTAMPTZ(3),

    CONSTRAINT "studio_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "constitution" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "draft" JSONB NOT NULL,
    "draft_revision" INTEGER NOT NULL DEFAULT 1,
    "draft_updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "constitution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "constitution_version" (
    "id" SERIAL NOT NULL,
    "constitution_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "published_by" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "constitution_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seed_set" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "seed_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seed_prompt" (
    "id" SERIAL NOT NULL,
    "seed_set_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "seed_prompt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "server" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "base_url" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "api_key_box" TEXT,
    "api_key_last4" TEXT,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "max_in_flight" INTEGER NOT NULL DEFAULT 8,
    "probe" JSONB,
    "probed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "server_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dataset" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dataset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "build" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "manifest" JSONB NOT NULL,
    "total_items" INTEGER NOT NULL,
    "constitution_version_id" INTEGER NOT NULL,
    "server_id" INTEGER,
    "dataset_id" INTEGER NOT NULL,
    "waiting_reason" TEXT,
    "waiting_since" TIMESTAMPTZ(3),
    "failure_reason" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "build_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "build_item" (
    "build_id" INTEGER NOT NULL,
    "item" INTEGER NOT NULL,
    "seed_prompt_id" INTEGER,
    "origin" TEXT NOT NULL,
    "instruction" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failure_kind" TEXT,
    "failure_message" TEXT,
    "gave_up_at" TIMESTAMPTZ(3),

    CONSTRAINT "build_item_pkey" PRIMARY KEY ("build_id","item")
);

-- CreateTable
CREATE TABLE "record" (
    "id" SERIAL NOT NULL,
    "dataset_id" INTEGER NOT NULL,
    "build_id" INTEGER,
    "item" INTEGER,
    "sample" INTEGER NOT NULL DEFAULT 0,
    "cited" INTEGER[],
    "verdict" TEXT NOT NULL,
    "reason" TEXT,
    "finish_reason" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "prompt_tokens" INTEGER,
    "completion_tokens" INTEGER,
    "cached_tokens" INTEGER,
    "first_token_ms" INTEGER,
    "total_ms" INTEGER NOT NULL,
    "reply_length" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "origin" TEXT NOT NULL,
    "instruction" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "raw_text" TEXT NOT NULL,
    "thoughts" TEXT NOT NULL,
    "reply" TEXT NOT NULL,
    "output" TEXT NOT NULL,
    "hits" JSONB NOT NULL,

    CONSTRAINT "record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "export" (
    "id" SERIAL NOT NULL,
    "dataset_id" INTEGER NOT NULL,
    "format" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "record_count" INTEGER,
    "bytes" BIGINT,
    "sha256" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker" (
    "id" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "lock_ids" TEXT[],
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "worker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" INTEGER,
    "message" TEXT NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "constitution_name_key" ON "constitution"("name");

-- CreateIndex
CREATE UNIQUE INDEX "constitution_version_constitution_id_number_key" ON "constitution_version"("constitution_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "seed_set_name_key" ON "seed_set"("name");

-- CreateIndex
CREATE INDEX "seed_prompt_seed_set_id_position_idx" ON "seed_prompt"("seed_set_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "seed_prompt_seed_set_id_kind_key_key" ON "seed_prompt"("seed_set_id", "kind", "key");

-- CreateIndex
CREATE UNIQUE INDEX "server_name_key" ON "server"("name");

-- CreateIndex
CREATE UNIQUE INDEX "dataset_name_key" ON "dataset"("name");

-- CreateIndex
CREATE INDEX "build_status_idx" ON "build"("status");

-- CreateIndex
CREATE INDEX "record_dataset_id_id_idx" ON "record"("dataset_id", "id");

-- CreateIndex
CREATE INDEX "record_dataset_id_verdict_id_idx" ON "record"("dataset_id", "verdict", "id");

-- CreateIndex
CREATE INDEX "record_build_id_verdict_reason_idx" ON "record"("build_id", "verdict", "reason");

-- CreateIndex
CREATE INDEX "record_cited_idx" ON "record" USING GIN ("cited");

-- CreateIndex
CREATE UNIQUE INDEX "record_build_id_item_sample_key" ON "record"("build_id", "item", "sample");

-- CreateIndex
CREATE INDEX "event_at_idx" ON "event"("at");

-- CreateIndex
CREATE INDEX "event_subject_subject_id_id_idx" ON "event"("subject", "subject_id", "id");

-- AddForeignKey
ALTER TABLE "studio" ADD CONSTRAINT "studio_constitution_id_fkey" FOREIGN KEY ("constitution_id") REFERENCES "constitution"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "studio" ADD CONSTRAINT "studio_seed_set_id_fkey" FOREIGN KEY ("seed_set_id") REFERENCES "seed_set"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "constitution_version" ADD CONSTRAINT "constitution_version_constitution_id_fkey" FOREIGN KEY ("constitution_id") REFERENCES "constitution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seed_prompt" ADD CONSTRAINT "seed_prompt_seed_set_id_fkey" FOREIGN KEY ("seed_set_id") REFERENCES "seed_set"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "build" ADD CONSTRAINT "build_constitution_version_id_fkey" FOREIGN KEY ("constitution_version_id") REFERENCES "constitution_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "build" ADD CONSTRAINT "build_server_id_fkey" FOREIGN KEY ("server_id") REFERENCES "server"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "build" ADD CONSTRAINT "build_dataset_id_fkey" FOREIGN KEY ("dataset_id") REFERENCES "dataset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "build_item" ADD CONSTRAINT "build_item_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "build"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record" ADD CONSTRAINT "record_dataset_id_fkey" FOREIGN KEY ("dataset_id") REFERENCES "dataset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record" ADD CONSTRAINT "record_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "build"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "export" ADD CONSTRAINT "export_dataset_id_fkey" FOREIGN KEY ("dataset_id") REFERENCES "dataset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- One row says what the studio works with.
ALTER TABLE "studio" ADD CONSTRAINT "studio_is_one_row" CHECK ("id" = 1);
INSERT INTO "studio" ("id") VALUES (1);

-- A published version is a promise: builds, datasets and papers cite it by number and hash.
CREATE FUNCTION "refuse_change_of_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published constitution version cannot be changed';
END $$;
CREATE TRIGGER "constitution_version_is_immutable"
  BEFORE UPDATE ON "constitution_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_version"();

-- A narrow heap: long texts go to TOAST early, so lists and counts read few pages. The columns that lists
-- filter by stay in the row, or every count would fetch them from TOAST.
ALTER TABLE "record" SET (toast_tuple_target = 128);
ALTER TABLE "record" ALTER COLUMN "cited" SET STORAGE PLAIN;
ALTER TABLE "record" ALTER COLUMN "verdict" SET STORAGE PLAIN;
ALTER TABLE "record" ALTER COLUMN "reason" SET STORAGE PLAIN;
ALTER TABLE "record" ALTER COLUMN "finish_reason" SET STORAGE PLAIN;

ALTER TABLE "record" ADD CONSTRAINT "record_verdict_is_known" CHECK ("verdict" IN ('kept', 'dropped'));
ALTER TABLE "record" ADD CONSTRAINT "record_drop_has_a_reason" CHECK (("verdict" = 'dropped') = ("reason" IS NOT NULL));

-- What a build's tally looks for among its items, however many there are.
CREATE INDEX "build_item_given_up" ON "build_item" ("build_id") WHERE "gave_up_at" IS NOT NULL;
