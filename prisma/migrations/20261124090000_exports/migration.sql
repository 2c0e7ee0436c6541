-- An export is written by a worker, from one moment of its dataset, and its files stay as they are until they expire.
-- Of what older releases exported only the history is left: they wrote a file while it was downloaded.
ALTER TABLE "export"
  ADD COLUMN "status" TEXT NOT NULL DEFAULT 'expired',
  ADD COLUMN "wish" JSONB,
  ADD COLUMN "progress" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "files" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "report" JSONB,
  ADD COLUMN "failure_reason" TEXT,
  ADD COLUMN "started_at" TIMESTAMPTZ(3),
  ADD COLUMN "seen_at" TIMESTAMPTZ(3),
  ADD COLUMN "expires_at" TIMESTAMPTZ(3);
ALTER TABLE "export" ALTER COLUMN "status" SET DEFAULT 'queued';
ALTER TABLE "export" ADD CONSTRAINT "export_status_is_known"
  CHECK ("status" IN ('queued', 'running', 'done', 'failed', 'cancelled', 'expired'));

CREATE INDEX "export_status_idx" ON "export"("status");
CREATE INDEX "export_dataset_id_idx" ON "export"("dataset_id");

-- Who has the token may take an export's files until it expires or is revoked. Only the token's hash is kept.
CREATE TABLE "export_link" (
    "id" SERIAL NOT NULL,
    "export_id" INTEGER NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "opened_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "export_link_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "export_link_token_hash_key" ON "export_link"("token_hash");
CREATE INDEX "export_link_export_id_idx" ON "export_link"("export_id");
ALTER TABLE "export_link" ADD CONSTRAINT "export_link_export_id_fkey"
  FOREIGN KEY ("export_id") REFERENCES "export"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An export's way to a Hub. The token is sealed, and removed when it is over, whatever came of it.
CREATE TABLE "export_push" (
    "id" SERIAL NOT NULL,
    "export_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "endpoint" TEXT NOT NULL,
    "repo" TEXT NOT NULL,
    "is_private" BOOLEAN NOT NULL,
    "sealed_token" TEXT,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "commit_url" TEXT,
    "failure_reason" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "export_push_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "export_push_export_id_idx" ON "export_push"("export_id");
ALTER TABLE "export_push" ADD CONSTRAINT "export_push_status_is_known"
  CHECK ("status" IN ('queued', 'running', 'done', 'failed'));
ALTER TABLE "export_push" ADD CONSTRAINT "export_push_export_id_fkey"
  FOREIGN KEY ("export_id") REFERENCES "export"("id") ON DELETE CASCADE ON UPDATE CASCADE;
