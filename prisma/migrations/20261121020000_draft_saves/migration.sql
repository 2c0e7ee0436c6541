-- AlterTable
ALTER TABLE "constitution_version" ADD COLUMN "source_file" TEXT,
ADD COLUMN "source_text" TEXT;

-- CreateTable
CREATE TABLE "draft_save" (
    "constitution_id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "before" JSONB NOT NULL,
    "actor" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "summary" TEXT NOT NULL,

    CONSTRAINT "draft_save_pkey" PRIMARY KEY ("constitution_id","revision")
);

-- AddForeignKey
ALTER TABLE "draft_save" ADD CONSTRAINT "draft_save_constitution_id_fkey" FOREIGN KEY ("constitution_id") REFERENCES "constitution"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- A file without its name, or a name without its file, could not be told or shown.
ALTER TABLE "constitution_version" ADD CONSTRAINT "constitution_version_source_is_whole" CHECK (("source_file" IS NULL) = ("source_text" IS NULL));
