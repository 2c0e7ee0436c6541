-- AlterTable
ALTER TABLE "template" ADD COLUMN     "is_in_use" BOOLEAN NOT NULL DEFAULT false;

-- One of each role is what new builds take where nobody chose another.
CREATE UNIQUE INDEX "template_in_use_key" ON "template"("role") WHERE "is_in_use";

-- A version that a build was made with stays; one that nothing used may go with its template.
DROP TRIGGER "template_version_is_immutable" ON "template_version";
CREATE OR REPLACE FUNCTION "refuse_change_of_template_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    RAISE EXCEPTION 'a published template version cannot be changed';
  END IF;
  IF EXISTS (
    SELECT 1 FROM "build"
    WHERE "manifest" -> 'templates' @> jsonb_build_array(
      jsonb_build_object('id', OLD."template_id", 'number', OLD."number"))
  ) THEN
    RAISE EXCEPTION 'a template version that a build was made with cannot be removed';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER "template_version_is_immutable"
  BEFORE UPDATE OR DELETE ON "template_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_template_version"();

-- The first of each role was the one that builds took.
UPDATE "template" SET "is_in_use" = true WHERE "id" IN (SELECT min("id") FROM "template" GROUP BY "role");
