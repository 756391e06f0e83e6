-- A symbol's prefix is what the database can count by: short, capital letters.
ALTER TABLE "BreakoutGroup" DROP CONSTRAINT IF EXISTS "BreakoutGroup_code";
ALTER TABLE "BreakoutGroup" ADD CONSTRAINT "BreakoutGroup_code" CHECK (code ~ '^[A-Z]{2,6}$');

-- A point that is not attributed to an organisation names none: what is not there cannot leak into an export.
ALTER TABLE "DiscussionPoint" DROP CONSTRAINT IF EXISTS "DiscussionPoint_attribution";
ALTER TABLE "DiscussionPoint" ADD CONSTRAINT "DiscussionPoint_attribution"
  CHECK (("partyId" IS NOT NULL) = (attribution IN ('NAMED', 'MECHANISM')));
