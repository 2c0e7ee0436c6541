-- What people changed in the texts of records, each edit with all four texts before and after it.
CREATE TABLE "record_edit" (
    "record_id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "base" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "reverted_to" INTEGER,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,

    CONSTRAINT "record_edit_pkey" PRIMARY KEY ("record_id","revision")
);

-- AddForeignKey
ALTER TABLE "record_edit" ADD CONSTRAINT "record_edit_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Those that have tags, the latest of a dataset first: what is suggested is read from them alone.
CREATE INDEX "record_tagged" ON "record"("dataset_id", "id") WHERE "tags" <> '{}';

-- Who remembers texts asks which were edited lately.
CREATE INDEX "record_edit_at_idx" ON "record_edit"("at");
