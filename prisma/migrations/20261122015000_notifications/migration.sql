-- CreateTable
CREATE TABLE "webhook" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "url" TEXT NOT NULL,
    "secret_box" TEXT,
    "studio_url" TEXT,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "build_id" INTEGER,
    "build_name" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT '',
    "reason" TEXT,
    "counts" JSONB NOT NULL DEFAULT '{"total": 0, "kept": 0, "dropped": 0, "failed": 0}',
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "notification_build_id_kind_since_key" ON "notification"("build_id", "kind", "since");

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "build"("id") ON DELETE CASCADE ON UPDATE CASCADE;



ALTER TABLE "webhook" ADD CONSTRAINT "webhook_one_row" CHECK ("id" = 1);

-- The few that are still to be sent, however many have been.
CREATE INDEX "notification_to_send" ON "notification" ("next_attempt_at") WHERE "next_attempt_at" IS NOT NULL;

CREATE FUNCTION "notify_of_build"("b" "build", "kind" text, "reason" text, "since" timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "notification" ("kind", "build_id", "build_name", "status", "reason", "counts", "since", "next_attempt_at")
  SELECT $2, b."id", b."name", b."status", $3,
    jsonb_build_object(
      'total', b."total_items" * b."samples_per_item",
      'kept', coalesce(sum(c."count") FILTER (WHERE c."facet" = 'verdict' AND c."value" = 'kept'), 0),
      'dropped', coalesce(sum(c."count") FILTER (WHERE c."facet" = 'verdict' AND c."value" = 'dropped'), 0),
      'failed', coalesce(sum(c."count") FILTER (WHERE c."facet" = 'gave_up'), 0)),
    $4, CASE WHEN EXISTS (SELECT 1 FROM "webhook") THEN now() END
  FROM (SELECT 1) one LEFT JOIN "build_count" c ON c."build_id" = b."id" AND c."facet" IN ('verdict', 'gave_up')
  ON CONFLICT ("build_id", "kind", "since") DO NOTHING
$$;

-- Part of the transaction that ends or pauses a build, whichever process does it: what happened is never without its
-- notification, and none tells of what did not happen.
CREATE FUNCTION "notify_of_status"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."status" = 'done' THEN PERFORM "notify_of_build"(NEW, 'finished', NULL, now());
  ELSIF NEW."status" = 'failed' THEN PERFORM "notify_of_build"(NEW, 'failed', NEW."failure_reason", now());
  ELSIF NEW."status" = 'paused' AND NEW."pause_reason" IS NOT NULL THEN
    PERFORM "notify_of_build"(NEW, 'paused', NEW."pause_reason", now());
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "build_status_is_told" AFTER UPDATE OF "status" ON "build"
  FOR EACH ROW WHEN (OLD."status" IS DISTINCT FROM NEW."status") EXECUTE FUNCTION "notify_of_status"();
