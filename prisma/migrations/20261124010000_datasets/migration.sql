-- What the tables of a dataset filter and sort by beside what there was.
ALTER TABLE "record"
  ADD COLUMN "thoughts_length" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "script" TEXT,
  ADD COLUMN "is_refusal" BOOLEAN,
  ADD COLUMN "leak_share" DOUBLE PRECISION,
  ADD COLUMN "duplicate_of" INTEGER,
  ADD COLUMN "tags" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "review" TEXT,
  ADD COLUMN "edited_at" TIMESTAMPTZ(3);

-- Kept in the row, since filters and counts read them.
ALTER TABLE "record" ALTER COLUMN "script" SET STORAGE MAIN;
ALTER TABLE "record" ALTER COLUMN "tags" SET STORAGE MAIN;
ALTER TABLE "record" ALTER COLUMN "review" SET STORAGE MAIN;
ALTER TABLE "record" ADD CONSTRAINT "record_review_is_known" CHECK ("review" IN ('approved', 'rejected', 'flagged'));

-- What older releases stored is measured once; nothing that is counted changes by it.
ALTER TABLE "record" DISABLE TRIGGER "record_is_counted_again";
UPDATE "record" SET "thoughts_length" = char_length("thoughts") WHERE "thoughts" <> '';
ALTER TABLE "record" ENABLE TRIGGER "record_is_counted_again";

ALTER TABLE "dataset"
  ADD COLUMN "frozen_at" TIMESTAMPTZ(3),
  ADD COLUMN "sha256" TEXT,
  ADD COLUMN "snapshot_of" INTEGER;
