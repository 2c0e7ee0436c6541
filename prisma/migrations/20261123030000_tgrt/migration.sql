-- CreateTable
CREATE TABLE "topic_change" (
    "id" SERIAL NOT NULL,
    "dataset_id" INTEGER NOT NULL,
    "message" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "row_count" INTEGER NOT NULL DEFAULT 0,
    "undone_by_id" INTEGER,

    CONSTRAINT "topic_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic_change_row" (
    "change_id" INTEGER NOT NULL,
    "record_id" INTEGER NOT NULL,
    "before" JSONB,
    "after" JSONB NOT NULL,

    CONSTRAINT "topic_change_row_pkey" PRIMARY KEY ("change_id","record_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "topic_change_undone_by_id_key" ON "topic_change"("undone_by_id");

-- CreateIndex
CREATE INDEX "topic_change_dataset_id_id_idx" ON "topic_change"("dataset_id", "id");

-- AddForeignKey
ALTER TABLE "topic_change" ADD CONSTRAINT "topic_change_dataset_id_fkey" FOREIGN KEY ("dataset_id") REFERENCES "dataset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_change" ADD CONSTRAINT "topic_change_undone_by_id_fkey" FOREIGN KEY ("undone_by_id") REFERENCES "topic_change"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_change_row" ADD CONSTRAINT "topic_change_row_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "topic_change"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Counting types and topics of a dataset reads this and no record. Most records have neither and are not in it; a kept
-- topic is short (lib/steps/topic-lines.ts), so that it fits.
CREATE INDEX "record_topic_idx" ON "record" ("dataset_id", "question_type", "topic")
  WHERE "verdict" = 'kept' AND "question_type" IS NOT NULL;

-- What a change by hand touches of a record, and what must be equal for the record to count as untouched since.
CREATE FUNCTION "topic_state"("verdict" text, "reason" text, "facts" jsonb) RETURNS jsonb
  LANGUAGE sql IMMUTABLE AS $$ SELECT jsonb_build_object('verdict', $1, 'reason', $2, 'facts', $3) $$;
