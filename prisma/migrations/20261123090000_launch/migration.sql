-- A dry run may be of any step: the run says which, and what the step would begin with is kept beside it.
ALTER TABLE "preview_run" ADD COLUMN "step" TEXT NOT NULL DEFAULT 'self-align';
ALTER TABLE "build_probe" ADD COLUMN "pool" JSONB NOT NULL DEFAULT '[]';
