-- AlterTable
ALTER TABLE "seed_set" ADD COLUMN     "last_change_id" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "seed_change" (
    "id" SERIAL NOT NULL,
    "seed_set_ids" INTEGER[],
    "message" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "row_count" INTEGER NOT NULL DEFAULT 0,
    "undone_by_id" INTEGER,

    CONSTRAINT "seed_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seed_change_row" (
    "change_id" INTEGER NOT NULL,
    "seed_prompt_id" INTEGER NOT NULL,
    "before" JSONB,
    "after_mark" TEXT,

    CONSTRAINT "seed_change_row_pkey" PRIMARY KEY ("change_id","seed_prompt_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "seed_change_undone_by_id_key" ON "seed_change"("undone_by_id");

-- CreateIndex
CREATE INDEX "seed_change_seed_set_ids_idx" ON "seed_change" USING GIN ("seed_set_ids");

-- AddForeignKey
ALTER TABLE "seed_change" ADD CONSTRAINT "seed_change_undone_by_id_fkey" FOREIGN KEY ("undone_by_id") REFERENCES "seed_change"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seed_change_row" ADD CONSTRAINT "seed_change_row_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "seed_change"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What must be equal for a seed prompt to count as untouched: where it stands and what it says. Not when it was
-- saved: one that was changed and changed back stands in nobody's way.
CREATE FUNCTION "seed_prompt_mark"("seed_set_id" INTEGER, "kind" TEXT, "body" JSONB) RETURNS TEXT
  LANGUAGE sql IMMUTABLE AS $$ SELECT md5($1::text || ' ' || $2 || ' ' || $3::text) $$;
