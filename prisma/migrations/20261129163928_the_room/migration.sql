-- CreateEnum
CREATE TYPE "GroupSupport" AS ENUM ('GENERAL', 'BROAD', 'DIVIDED');

-- CreateEnum
CREATE TYPE "BranchChoice" AS ENUM ('THEIRS', 'MINE', 'BOTH', 'CONTINUED');

-- AlterTable
ALTER TABLE "BreakoutGroup" ADD COLUMN     "endsAt" TIMESTAMPTZ(3),
ADD COLUMN     "language" TEXT;

-- AlterTable
ALTER TABLE "Issue" ADD COLUMN     "begunAt" TIMESTAMPTZ(3),
ADD COLUMN     "endedAt" TIMESTAMPTZ(3),
ADD COLUMN     "minutes" INTEGER;

-- AlterTable
ALTER TABLE "DiscussionPoint" ADD COLUMN     "replacesId" UUID;

-- CreateTable
CREATE TABLE "PointSpeaker" (
    "pointId" UUID NOT NULL,
    "registrationId" UUID NOT NULL,

    CONSTRAINT "PointSpeaker_pkey" PRIMARY KEY ("pointId")
);

-- CreateTable
CREATE TABLE "SpeakerTurn" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "partyId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SpeakerTurn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PointUse" (
    "pointId" UUID NOT NULL,
    "recommendationId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PointUse_pkey" PRIMARY KEY ("recommendationId","pointId")
);

-- CreateTable
CREATE TABLE "GroupNote" (
    "id" UUID NOT NULL,
    "recommendationId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "practice" TEXT,
    "support" "GroupSupport",
    "dissent" TEXT,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GroupNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DraftSave" (
    "clientId" UUID NOT NULL,
    "recommendationId" UUID NOT NULL,
    "baseRevisionId" UUID NOT NULL,
    "revisionId" UUID,
    "merged" BOOLEAN NOT NULL DEFAULT false,
    "content" JSONB,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DraftSave_pkey" PRIMARY KEY ("clientId")
);

-- CreateTable
CREATE TABLE "BranchEnd" (
    "saveId" UUID NOT NULL,
    "choice" "BranchChoice" NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BranchEnd_pkey" PRIMARY KEY ("saveId")
);

-- CreateTable
CREATE TABLE "DraftRemark" (
    "id" UUID NOT NULL,
    "recommendationId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DraftRemark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DraftSupport" (
    "recommendationId" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DraftSupport_pkey" PRIMARY KEY ("recommendationId","delegationId")
);

-- CreateTable
CREATE TABLE "RoomPlace" (
    "groupId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "recommendationId" UUID,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RoomPlace_pkey" PRIMARY KEY ("groupId","accountId")
);

-- CreateIndex
CREATE INDEX "PointSpeaker_registrationId_idx" ON "PointSpeaker"("registrationId");

-- CreateIndex
CREATE INDEX "SpeakerTurn_groupId_position_idx" ON "SpeakerTurn"("groupId", "position");

-- CreateIndex
CREATE INDEX "SpeakerTurn_partyId_idx" ON "SpeakerTurn"("partyId");

-- CreateIndex
CREATE INDEX "PointUse_pointId_idx" ON "PointUse"("pointId");

-- CreateIndex
CREATE INDEX "GroupNote_recommendationId_at_idx" ON "GroupNote"("recommendationId", "at");

-- CreateIndex
CREATE INDEX "GroupNote_revisionId_idx" ON "GroupNote"("revisionId");

-- CreateIndex
CREATE INDEX "DraftSave_recommendationId_idx" ON "DraftSave"("recommendationId");

-- CreateIndex
CREATE INDEX "DraftSave_baseRevisionId_idx" ON "DraftSave"("baseRevisionId");

-- CreateIndex
CREATE INDEX "DraftSave_revisionId_idx" ON "DraftSave"("revisionId");

-- CreateIndex
CREATE INDEX "DraftRemark_recommendationId_at_idx" ON "DraftRemark"("recommendationId", "at");

-- CreateIndex
CREATE INDEX "DraftRemark_revisionId_idx" ON "DraftRemark"("revisionId");

-- CreateIndex
CREATE INDEX "DraftRemark_delegationId_idx" ON "DraftRemark"("delegationId");

-- CreateIndex
CREATE INDEX "DraftSupport_delegationId_idx" ON "DraftSupport"("delegationId");

-- CreateIndex
CREATE INDEX "DraftSupport_revisionId_idx" ON "DraftSupport"("revisionId");

-- CreateIndex
CREATE INDEX "RoomPlace_seenAt_idx" ON "RoomPlace"("seenAt");

-- CreateIndex
CREATE INDEX "RoomPlace_recommendationId_idx" ON "RoomPlace"("recommendationId");

-- CreateIndex
CREATE UNIQUE INDEX "DiscussionPoint_replacesId_key" ON "DiscussionPoint"("replacesId");

-- CreateIndex
CREATE INDEX "DiscussionPoint_partyId_idx" ON "DiscussionPoint"("partyId");

-- AddForeignKey
ALTER TABLE "DiscussionPoint" ADD CONSTRAINT "DiscussionPoint_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DiscussionPoint" ADD CONSTRAINT "DiscussionPoint_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "DiscussionPoint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PointSpeaker" ADD CONSTRAINT "PointSpeaker_pointId_fkey" FOREIGN KEY ("pointId") REFERENCES "DiscussionPoint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PointSpeaker" ADD CONSTRAINT "PointSpeaker_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpeakerTurn" ADD CONSTRAINT "SpeakerTurn_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "BreakoutGroup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpeakerTurn" ADD CONSTRAINT "SpeakerTurn_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PointUse" ADD CONSTRAINT "PointUse_pointId_fkey" FOREIGN KEY ("pointId") REFERENCES "DiscussionPoint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PointUse" ADD CONSTRAINT "PointUse_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupNote" ADD CONSTRAINT "GroupNote_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupNote" ADD CONSTRAINT "GroupNote_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftSave" ADD CONSTRAINT "DraftSave_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftSave" ADD CONSTRAINT "DraftSave_baseRevisionId_fkey" FOREIGN KEY ("baseRevisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftSave" ADD CONSTRAINT "DraftSave_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BranchEnd" ADD CONSTRAINT "BranchEnd_saveId_fkey" FOREIGN KEY ("saveId") REFERENCES "DraftSave"("clientId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftRemark" ADD CONSTRAINT "DraftRemark_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftRemark" ADD CONSTRAINT "DraftRemark_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftRemark" ADD CONSTRAINT "DraftRemark_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftSupport" ADD CONSTRAINT "DraftSupport_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftSupport" ADD CONSTRAINT "DraftSupport_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftSupport" ADD CONSTRAINT "DraftSupport_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoomPlace" ADD CONSTRAINT "RoomPlace_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "BreakoutGroup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoomPlace" ADD CONSTRAINT "RoomPlace_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a schema cannot say.

ALTER TABLE "BreakoutGroup" ADD CONSTRAINT "BreakoutGroup_times" CHECK ("endsAt" IS NULL OR ("startsAt" IS NOT NULL AND "endsAt" > "startsAt"));

ALTER TABLE "Issue" ADD CONSTRAINT "Issue_times" CHECK (
  minutes BETWEEN 1 AND 600 AND ("endedAt" IS NULL OR ("begunAt" IS NOT NULL AND "endedAt" >= "begunAt")));
-- A group is at one issue at a time, and one organisation has the floor.
CREATE UNIQUE INDEX "Issue_one_at_a_time" ON "Issue" ("groupId") WHERE "begunAt" IS NOT NULL AND "endedAt" IS NULL;
ALTER TABLE "SpeakerTurn" ADD CONSTRAINT "SpeakerTurn_times" CHECK (
  "endedAt" IS NULL OR ("startedAt" IS NOT NULL AND "endedAt" >= "startedAt"));
CREATE UNIQUE INDEX "SpeakerTurn_one_at_a_time" ON "SpeakerTurn" ("groupId") WHERE "startedAt" IS NOT NULL AND "endedAt" IS NULL;

-- A point without a text takes an earlier one back.
ALTER TABLE "DiscussionPoint" ADD CONSTRAINT "DiscussionPoint_text" CHECK (text <> '' OR "replacesId" IS NOT NULL);

-- A person is named beside a point only where the point says so.
CREATE OR REPLACE FUNCTION name_only_named_points() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "DiscussionPoint" WHERE id = NEW."pointId" AND attribution = 'NAMED') THEN
    RAISE EXCEPTION 'a person is named beside a point that is not attributed by name' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER named_only BEFORE INSERT OR UPDATE ON "PointSpeaker" FOR EACH ROW EXECUTE FUNCTION name_only_named_points();

-- What became a revision as it was is there; a branch, and what was merged, keep what was typed.
ALTER TABLE "DraftSave" ADD CONSTRAINT "DraftSave_result" CHECK (("revisionId" IS NULL OR merged) = (content IS NOT NULL));

-- What was recorded stands.
DO $$
DECLARE
  sealed text;
BEGIN
  FOREACH sealed IN ARRAY ARRAY['PointUse', 'GroupNote', 'DraftSave', 'BranchEnd'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', sealed);
    EXECUTE format('CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', sealed);
  END LOOP;
END
$$;
