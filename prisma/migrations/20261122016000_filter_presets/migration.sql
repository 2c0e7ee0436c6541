-- AlterTable
ALTER TABLE "build" ADD COLUMN     "current_preset" JSONB;

-- CreateTable
CREATE TABLE "filter_preset" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "based_on" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "filter_preset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refilter" (
    "id" SERIAL NOT NULL,
    "build_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "preset" JSONB NOT NULL,
    "preset_before" JSONB NOT NULL,
    "last_id" INTEGER NOT NULL DEFAULT 0,
    "end_id" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "judged" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "moves" JSONB NOT NULL DEFAULT '[]',
    "restored" INTEGER NOT NULL DEFAULT 0,
    "failure_reason" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "refilter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refilter_change" (
    "refilter_id" INTEGER NOT NULL,
    "record_id" INTEGER NOT NULL,
    "verdict_before" TEXT NOT NULL,
    "reason_before" TEXT,
    "output_before" TEXT,
    "hits_before" JSONB NOT NULL,
    "verdict_after" TEXT NOT NULL,
    "reason_after" TEXT,

    CONSTRAINT "refilter_change_pkey" PRIMARY KEY ("refilter_id","record_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "filter_preset_name_version_key" ON "filter_preset"("name", "version");

-- CreateIndex
CREATE INDEX "refilter_build_id_id_idx" ON "refilter"("build_id", "id");

-- AddForeignKey
ALTER TABLE "refilter" ADD CONSTRAINT "refilter_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "build"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refilter_change" ADD CONSTRAINT "refilter_change_refilter_id_fkey" FOREIGN KEY ("refilter_id") REFERENCES "refilter"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What a build was judged by stays what it was.
CREATE FUNCTION "refuse_filter_preset_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'filter preset % version % is published and cannot be changed', OLD."name", OLD."version";
END $$;
CREATE TRIGGER "filter_preset_is_immutable" BEFORE UPDATE ON "filter_preset"
  FOR EACH ROW EXECUTE FUNCTION "refuse_filter_preset_change"();

ALTER TABLE "refilter" ADD CONSTRAINT "refilter_status_is_known"
  CHECK ("status" IN ('queued', 'running', 'undoing', 'done', 'undone', 'failed'));

-- One at a time: two would keep each other's verdicts as the old ones.
CREATE UNIQUE INDEX "refilter_one_at_a_time" ON "refilter" ("build_id")
  WHERE "status" IN ('queued', 'running', 'undoing');

-- Few short columns in the row, as with records: what changed is counted without reading texts.
ALTER TABLE "refilter_change" SET (toast_tuple_target = 128);
ALTER TABLE "refilter_change" ALTER COLUMN "verdict_before" SET STORAGE PLAIN;
ALTER TABLE "refilter_change" ALTER COLUMN "reason_before" SET STORAGE PLAIN;
ALTER TABLE "refilter_change" ALTER COLUMN "verdict_after" SET STORAGE PLAIN;
ALTER TABLE "refilter_change" ALTER COLUMN "reason_after" SET STORAGE PLAIN;
