-- CreateTable
CREATE TABLE "probe_set" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "probes" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "probe_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "preview_run" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "samples" INTEGER NOT NULL,
    "preset" TEXT NOT NULL,
    "preset_version" INTEGER NOT NULL,
    "logprobs" INTEGER,
    "probes" JSONB NOT NULL,
    "probe_text" TEXT NOT NULL,
    "column_labels" TEXT[],
    "completion_count" INTEGER NOT NULL,
    "probe_set_id" INTEGER,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "preview_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "preview_column" (
    "run_id" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "label" TEXT NOT NULL,
    "constitution_name" TEXT NOT NULL,
    "server_id" INTEGER,
    "server_name" TEXT NOT NULL,
    "server_build" TEXT,
    "model" TEXT NOT NULL,
    "shown" JSONB NOT NULL,
    "stop" TEXT[],
    "prompt_file" TEXT NOT NULL,

    CONSTRAINT "preview_column_pkey" PRIMARY KEY ("run_id","place")
);

-- CreateTable
CREATE TABLE "preview_completion" (
    "id" SERIAL NOT NULL,
    "run_id" INTEGER NOT NULL,
    "column_place" INTEGER NOT NULL,
    "probe" INTEGER NOT NULL,
    "sample" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "seed" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "cited" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "verdict" TEXT,
    "finish_reason" TEXT,
    "prompt_tokens" INTEGER,
    "counted_prompt_tokens" INTEGER,
    "completion_tokens" INTEGER,
    "cached_tokens" INTEGER,
    "first_token_ms" DOUBLE PRECISION,
    "total_ms" DOUBLE PRECISION,
    "failure_kind" TEXT,
    "failure_message" TEXT,
    "prompt_end" TEXT NOT NULL,
    "raw_text" TEXT NOT NULL DEFAULT '',
    "thoughts" TEXT NOT NULL DEFAULT '',
    "reply" TEXT NOT NULL DEFAULT '',
    "judgement" JSON,
    "warnings" JSON NOT NULL DEFAULT '[]',
    "tokens" JSON,

    CONSTRAINT "preview_completion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "probe_set_name_key" ON "probe_set"("name");

-- CreateIndex
CREATE INDEX "preview_run_kind_id_idx" ON "preview_run"("kind", "id");

-- CreateIndex
CREATE UNIQUE INDEX "preview_completion_run_id_column_place_probe_sample_key" ON "preview_completion"("run_id", "column_place", "probe", "sample");

-- AddForeignKey
ALTER TABLE "preview_run" ADD CONSTRAINT "preview_run_probe_set_id_fkey" FOREIGN KEY ("probe_set_id") REFERENCES "probe_set"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preview_column" ADD CONSTRAINT "preview_column_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "preview_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preview_column" ADD CONSTRAINT "preview_column_server_id_fkey" FOREIGN KEY ("server_id") REFERENCES "server"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preview_completion" ADD CONSTRAINT "preview_completion_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "preview_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;




ALTER TABLE "preview_run" ADD CONSTRAINT "preview_run_kind_is_known" CHECK ("kind" IN ('request', 'probe_set'));
ALTER TABLE "preview_run" ADD CONSTRAINT "preview_run_status_is_known" CHECK ("status" IN ('running', 'done', 'stopped'));
ALTER TABLE "preview_completion" ADD CONSTRAINT "preview_completion_status_is_known" CHECK ("status" IN ('waiting', 'completed', 'failed', 'stopped'));
ALTER TABLE "preview_completion" ADD CONSTRAINT "preview_completion_has_a_verdict_when_completed" CHECK (("status" = 'completed') = ("verdict" IS NOT NULL));

-- Boards that the worker looks after.
CREATE INDEX "preview_run_running" ON "preview_run" ("id") WHERE "status" = 'running';

-- Counts of a run read the narrow part of its rows only; the texts lie in TOAST.
ALTER TABLE "preview_completion" SET (toast_tuple_target = 128);
ALTER TABLE "preview_completion" ALTER COLUMN "status" SET STORAGE PLAIN;
ALTER TABLE "preview_completion" ALTER COLUMN "verdict" SET STORAGE PLAIN;

-- The search in the history is ILIKE with or without these: they only make it fast, and a Postgres without
-- pg_trgm, or a user who may not add it, shall not keep the studio from starting.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "preview_run_probe_text_trigrams" ON "preview_run" USING GIN ("probe_text" gin_trgm_ops);
  CREATE INDEX "preview_completion_thoughts_trigrams" ON "preview_completion" USING GIN ("thoughts" gin_trgm_ops);
  CREATE INDEX "preview_completion_reply_trigrams" ON "preview_completion" USING GIN ("reply" gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'preview history is searched without an index: %', SQLERRM;
END $$;
