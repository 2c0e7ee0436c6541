-- The parts of a dataset that comes apart: each a dataset of its own.
CREATE TABLE "dataset_making_part" (
  "making_id" INTEGER NOT NULL,
  "place" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "dataset_id" INTEGER,
  "record_count" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "dataset_making_part_pkey" PRIMARY KEY ("making_id", "place")
);
CREATE INDEX "dataset_making_part_dataset_id_idx" ON "dataset_making_part"("dataset_id");
ALTER TABLE "dataset_making_part" ADD CONSTRAINT "dataset_making_part_making_id_fkey"
  FOREIGN KEY ("making_id") REFERENCES "dataset_making"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "dataset_making_part" ADD CONSTRAINT "dataset_making_part_dataset_id_fkey"
  FOREIGN KEY ("dataset_id") REFERENCES "dataset"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A snapshot stays as it is. Tags and reviews are said about a record, so they may still come and go.
CREATE FUNCTION "refuse_new_in_snapshot"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM (SELECT DISTINCT "dataset_id" FROM "new_rows") n
             JOIN "dataset" d ON d."id" = n."dataset_id" WHERE d."frozen_at" IS NOT NULL) THEN
    RAISE EXCEPTION 'a snapshot cannot be changed' USING ERRCODE = 'SA001';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION "refuse_removal_from_snapshot"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM (SELECT DISTINCT "dataset_id" FROM "old_rows") o
             JOIN "dataset" d ON d."id" = o."dataset_id" WHERE d."frozen_at" IS NOT NULL) THEN
    RAISE EXCEPTION 'a snapshot cannot be changed' USING ERRCODE = 'SA001';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION "refuse_change_of_snapshot"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM (SELECT "dataset_id" FROM "old_rows" UNION SELECT "dataset_id" FROM "new_rows") b
             JOIN "dataset" d ON d."id" = b."dataset_id" WHERE d."frozen_at" IS NOT NULL)
    AND EXISTS (
      SELECT 1 FROM "new_rows" n JOIN "old_rows" o USING ("id")
      WHERE (n."dataset_id", n."verdict", n."reason", n."cited", n."instruction", n."input", n."raw_text", n."thoughts",
             n."reply", n."output", n."topic", n."question_type", n."score")
        IS DISTINCT FROM
            (o."dataset_id", o."verdict", o."reason", o."cited", o."instruction", o."input", o."raw_text", o."thoughts",
             o."reply", o."output", o."topic", o."question_type", o."score")
        AND EXISTS (SELECT 1 FROM "dataset" d WHERE d."id" IN (o."dataset_id", n."dataset_id") AND d."frozen_at" IS NOT NULL))
  THEN
    RAISE EXCEPTION 'a snapshot cannot be changed' USING ERRCODE = 'SA001';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "snapshot_takes_nothing_new" AFTER INSERT ON "record" REFERENCING NEW TABLE AS "new_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_new_in_snapshot"();
CREATE TRIGGER "snapshot_keeps_all" AFTER DELETE ON "record" REFERENCING OLD TABLE AS "old_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_removal_from_snapshot"();
CREATE TRIGGER "snapshot_stays_as_it_is" AFTER UPDATE ON "record" REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_snapshot"();
