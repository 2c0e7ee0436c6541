-- What two records of the same request are matched by: instruction and input without regard to ASCII case and to
-- spaces and line ends. Written by the database itself, so that whoever writes records need not know of it.
ALTER TABLE "record" ADD COLUMN "request_hash" BIGINT GENERATED ALWAYS AS (
  hashtextextended(translate(lower(("instruction" || E'\x01' || "input") COLLATE "C"), E' \t\r\n', ''), 0)) STORED;

-- All that two datasets are compared by, in the order in which records are written: a row is appended to it and not put
-- in somewhere, and neither matching nor counting reads the rows themselves.
CREATE INDEX "record_compared_idx" ON "record"("dataset_id", "id")
  INCLUDE ("request_hash", "sample", "part", "source_record_id", "build_id", "verdict", "reason", "cited", "output_length");
