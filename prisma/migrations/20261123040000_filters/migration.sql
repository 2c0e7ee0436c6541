-- CreateTable
CREATE TABLE "filter_mark" (
    "record_id" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "is_wrong" BOOLEAN NOT NULL,
    "marked_by" TEXT NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "filter_mark_pkey" PRIMARY KEY ("record_id","rule")
);

-- AddForeignKey
ALTER TABLE "filter_mark" ADD CONSTRAINT "filter_mark_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE CASCADE ON UPDATE CASCADE;
