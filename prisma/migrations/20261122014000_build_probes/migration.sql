-- The dry run of a build is run as a board is, and told apart by its kind.
ALTER TABLE "preview_run" DROP CONSTRAINT "preview_run_kind_is_known",
  ADD CONSTRAINT "preview_run_kind_is_known" CHECK ("kind" IN ('request', 'probe_set', 'build_probe'));

-- CreateTable
CREATE TABLE "build_probe" (
    "id" SERIAL NOT NULL,
    "run_id" INTEGER NOT NULL,
    "manifest" JSONB NOT NULL,
    "items" INTEGER[],

    CONSTRAINT "build_probe_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "build_probe_run_id_key" ON "build_probe"("run_id");

-- AddForeignKey
ALTER TABLE "build_probe" ADD CONSTRAINT "build_probe_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "preview_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
