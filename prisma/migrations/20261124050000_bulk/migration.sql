-- CreateTable
CREATE TABLE "bulk_action" (
    "id" SERIAL NOT NULL,
    "dataset_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "wish" JSONB NOT NULL,
    "selection" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "target_id" INTEGER,
    "build_id" INTEGER,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "restored" INTEGER NOT NULL DEFAULT 0,
    "stayed" INTEGER NOT NULL DEFAULT 0,
    "last_id" INTEGER NOT NULL DEFAULT 0,
    "end_id" INTEGER NOT NULL,
    "skipped" JSONB NOT NULL DEFAULT '{}',
    "failure_reason" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_change" (
    "action_id" INTEGER NOT NULL,
    "record_id" INTEGER NOT NULL,
    "before" JSONB,
    "after" JSONB NOT NULL,

    CONSTRAINT "bulk_change_pkey" PRIMARY KEY ("action_id","record_id")
);

-- CreateIndex
CREATE INDEX "bulk_action_dataset_id_id_idx" ON "bulk_action"("dataset_id", "id");

-- AddForeignKey
ALTER TABLE "bulk_action" ADD CONSTRAINT "bulk_action_dataset_id_fkey" FOREIGN KEY ("dataset_id") REFERENCES "dataset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_action" ADD CONSTRAINT "bulk_action_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "dataset"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_action" ADD CONSTRAINT "bulk_action_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "build"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_change" ADD CONSTRAINT "bulk_change_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "bulk_action"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "bulk_action" ADD CONSTRAINT "bulk_action_status_is_known"
  CHECK ("status" IN ('queued', 'running', 'undoing', 'done', 'undone', 'failed', 'cancelled'));

-- One at a time: what the next one would change was counted before it.
CREATE UNIQUE INDEX "bulk_action_one_at_a_time" ON "bulk_action" ("dataset_id")
  WHERE "status" IN ('queued', 'running', 'undoing');

-- Few short columns in the row, as with records: what a batch takes back is found without reading texts.
ALTER TABLE "bulk_change" SET (toast_tuple_target = 128);
ALTER TABLE "bulk_change" ALTER COLUMN "after" SET STORAGE MAIN;
