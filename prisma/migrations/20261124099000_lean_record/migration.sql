-- One index for all that lists, counts, pairs and comparisons read of a record without the record itself: three with
-- the same keys had to be written for every record. Prisma cannot say INCLUDE and knows it by its keys.
DROP INDEX "record_dataset_id_id_idx";
DROP INDEX "record_compared_idx";
DROP INDEX "record_narrow_idx";
CREATE INDEX "record_dataset_id_id_idx" ON "record" ("dataset_id", "id") INCLUDE ("build_id", "verdict", "reason", "cited",
  "finish_reason", "topic", "question_type", "tags", "script", "review", "is_refusal", "edited_at", "duplicate_of",
  "reply_length", "output_length", "instruction_length", "thoughts_length", "score", "nearest_score", "leak_share",
  "prompt_tokens", "completion_tokens", "total_ms", "created_at", "source_record_id", "sample", "part", "request_hash");

-- Records that no build made are in none of these: an import writes fewer pages.
DROP INDEX "record_build_id_id_idx";
CREATE INDEX "record_build_id_id_idx" ON "record" ("build_id", "id") WHERE "build_id" IS NOT NULL;
DROP INDEX "record_build_id_verdict_reason_idx";
CREATE INDEX "record_build_id_verdict_reason_idx" ON "record" ("build_id", "verdict", "reason") WHERE "build_id" IS NOT NULL;
DROP INDEX "record_source_record_id_idx";
CREATE INDEX "record_source_record_id_idx" ON "record" ("source_record_id") WHERE "source_record_id" IS NOT NULL;
