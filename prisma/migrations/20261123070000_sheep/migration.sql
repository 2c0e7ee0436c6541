-- A score matrix reads every judgement of a dataset. From these two indexes alone it reads them in the order of the
-- records that they judge, so that both rubrics are brought together without a sort and without touching a text.
CREATE INDEX "record_quality_idx" ON "record" ("dataset_id", "source_record_id") INCLUDE ("score")
  WHERE ("facts" ->> 'rubric') = 'quality';
CREATE INDEX "record_following_idx" ON "record" ("dataset_id", "source_record_id") INCLUDE ("score")
  WHERE ("facts" ->> 'rubric') = 'following';
