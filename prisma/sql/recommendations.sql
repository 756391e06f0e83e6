-- A regional recommendation belongs to a group, a general one to none.
ALTER TABLE "Recommendation" DROP CONSTRAINT IF EXISTS "Recommendation_level";
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_level" CHECK (
  ((level = 'REGIONAL') = ("groupId" IS NOT NULL)) AND (level = 'REGIONAL' OR "issueId" IS NULL));

-- Each level has its own states.
ALTER TABLE "Recommendation" DROP CONSTRAINT IF EXISTS "Recommendation_status";
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_status" CHECK (
  CASE level
    WHEN 'REGIONAL' THEN status IN ('DRAFT', 'GROUP_REVIEW', 'AGREED', 'SUBMITTED', 'CONSOLIDATED', 'CARRIED_SINGLY', 'SET_ASIDE', 'WITHDRAWN')
    ELSE status IN ('DRAFT', 'CONCURRENCE', 'READY', 'UNDER_REVIEW', 'AMENDED', 'ADOPTED', 'WITH_RESERVATIONS', 'AD_REFERENDUM', 'DEFERRED', 'NOT_ADOPTED')
  END);

-- A group's recommendation is of a group of the same meeting.
ALTER TABLE "Recommendation" DROP CONSTRAINT IF EXISTS "Recommendation_group_of_meeting";
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_group_of_meeting"
  FOREIGN KEY ("meetingId", "groupId") REFERENCES "BreakoutGroup" ("meetingId", id) ON DELETE RESTRICT ON UPDATE RESTRICT;
COMMENT ON CONSTRAINT "Recommendation_group_of_meeting" ON "Recommendation" IS 'Prisma cannot say it: half of the key is optional';

-- The 23 objectives of the Compact.
ALTER TABLE "Revision" DROP CONSTRAINT IF EXISTS "Revision_objectives";
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_objectives" CHECK (
  1 <= ALL (objectives) AND 23 >= ALL (objectives) AND array_position(objectives, NULL) IS NULL);

ALTER TABLE "Revision" DROP CONSTRAINT IF EXISTS "Revision_chain";
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_chain" CHECK (
  number >= 1 AND (number = 1 OR cardinality("parentIds") >= 1) AND hash ~ '^[0-9a-f]{64}$');

-- A unit is written in one language; every other text of it is a translation and names the text it was made from.
CREATE UNIQUE INDEX IF NOT EXISTS "UnitText_one_source" ON "UnitText" ("unitId") WHERE "sourceHash" IS NULL;

-- What was not taken over in full says why.
ALTER TABLE "ConsolidationSource" DROP CONSTRAINT IF EXISTS "ConsolidationSource_why";
ALTER TABLE "ConsolidationSource" ADD CONSTRAINT "ConsolidationSource_why" CHECK (disposition = 'FULL' OR length(trim(why)) > 0);

-- One thing on the screen at a time.
CREATE UNIQUE INDEX IF NOT EXISTS "PlenaryItem_on_screen" ON "PlenaryItem" ("meetingId") WHERE "onScreenSince" IS NOT NULL;

ALTER TABLE "SymbolCounter" DROP CONSTRAINT IF EXISTS "SymbolCounter_last";
ALTER TABLE "SymbolCounter" ADD CONSTRAINT "SymbolCounter_last" CHECK (last >= 0);

-- A number that was given is never given again, whatever happens to what it was given to.
CREATE OR REPLACE FUNCTION keep_counting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.last < OLD.last OR (NEW."meetingId", NEW.prefix) IS DISTINCT FROM (OLD."meetingId", OLD.prefix) THEN
    RAISE EXCEPTION 'numbers of % are never given again', OLD.prefix USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE OR REPLACE TRIGGER keep_counting BEFORE UPDATE OR DELETE ON "SymbolCounter" FOR EACH ROW EXECUTE FUNCTION keep_counting();

CREATE OR REPLACE FUNCTION keep_symbol() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.symbol IS NOT NULL AND (TG_OP = 'DELETE' OR NEW.symbol IS DISTINCT FROM OLD.symbol) THEN
    RAISE EXCEPTION '% keeps its number', OLD.symbol USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE OR REPLACE TRIGGER keep_symbol BEFORE UPDATE OR DELETE ON "Recommendation" FOR EACH ROW EXECUTE FUNCTION keep_symbol();
