-- A page of the failures of one kind costs the same however many there are of the others.
CREATE INDEX "build_failure_given_up_of_kind" ON "build_failure" ("build_id", "kind", "item", "sample")
  WHERE "gave_up_at" IS NOT NULL;
