-- AlterTable
ALTER TABLE "recipe" ADD COLUMN     "stop_reason" TEXT;

-- AlterTable
ALTER TABLE "recipe_stage" ADD COLUMN     "inputs" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "server_id" INTEGER,
ADD COLUMN     "taken" INTEGER;
