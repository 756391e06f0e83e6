-- CreateEnum
CREATE TYPE "AmendmentOutcome" AS ENUM ('ACCEPTED', 'MODIFIED', 'REJECTED', 'REFERRED', 'WITHDRAWN', 'FELL');

-- CreateEnum
CREATE TYPE "TurnKind" AS ENUM ('FLOOR', 'POINT_OF_ORDER');

-- AlterTable
ALTER TABLE "PlenaryItem" ADD COLUMN     "amendmentsUntil" TIMESTAMPTZ(3),
ADD COLUMN     "minutes" INTEGER,
ADD COLUMN     "shownRevisionId" UUID;

-- CreateTable
CREATE TABLE "Amendment" (
    "id" UUID NOT NULL,
    "recommendationId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "baseRevisionId" UUID NOT NULL,
    "unitUid" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "explanation" TEXT,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Amendment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AmendmentText" (
    "amendmentId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AmendmentText_pkey" PRIMARY KEY ("amendmentId","language")
);

-- CreateTable
CREATE TABLE "AmendmentEnd" (
    "amendmentId" UUID NOT NULL,
    "outcome" "AmendmentOutcome" NOT NULL,
    "resultRevisionId" UUID,
    "note" TEXT,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AmendmentEnd_pkey" PRIMARY KEY ("amendmentId")
);

-- CreateTable
CREATE TABLE "PlenaryRoom" (
    "meetingId" UUID NOT NULL,
    "operatorId" UUID,
    "operatorSince" TIMESTAMPTZ(3),
    "operatorSeenAt" TIMESTAMPTZ(3),
    "takenFromId" UUID,
    "languages" TEXT[],
    "amendmentId" UUID,
    "turnMinutes" INTEGER NOT NULL DEFAULT 3,
    "pointsOfOrder" BOOLEAN NOT NULL DEFAULT false,
    "voting" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "PlenaryRoom_pkey" PRIMARY KEY ("meetingId")
);

-- CreateTable
CREATE TABLE "PlenaryTurn" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "kind" "TurnKind" NOT NULL DEFAULT 'FLOOR',
    "recommendationId" UUID,
    "position" INTEGER NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PlenaryTurn_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Amendment_baseRevisionId_idx" ON "Amendment"("baseRevisionId");

-- CreateIndex
CREATE INDEX "Amendment_delegationId_idx" ON "Amendment"("delegationId");

-- CreateIndex
CREATE UNIQUE INDEX "Amendment_recommendationId_number_key" ON "Amendment"("recommendationId", "number");

-- CreateIndex
CREATE INDEX "AmendmentEnd_resultRevisionId_idx" ON "AmendmentEnd"("resultRevisionId");

-- CreateIndex
CREATE INDEX "PlenaryRoom_operatorId_idx" ON "PlenaryRoom"("operatorId");

-- CreateIndex
CREATE INDEX "PlenaryRoom_takenFromId_idx" ON "PlenaryRoom"("takenFromId");

-- CreateIndex
CREATE INDEX "PlenaryRoom_amendmentId_idx" ON "PlenaryRoom"("amendmentId");

-- CreateIndex
CREATE INDEX "PlenaryTurn_meetingId_position_idx" ON "PlenaryTurn"("meetingId", "position");

-- CreateIndex
CREATE INDEX "PlenaryTurn_delegationId_idx" ON "PlenaryTurn"("delegationId");

-- CreateIndex
CREATE INDEX "PlenaryTurn_recommendationId_idx" ON "PlenaryTurn"("recommendationId");

-- CreateIndex
CREATE INDEX "PlenaryItem_shownRevisionId_idx" ON "PlenaryItem"("shownRevisionId");

-- AddForeignKey
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_baseRevisionId_fkey" FOREIGN KEY ("baseRevisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AmendmentText" ADD CONSTRAINT "AmendmentText_amendmentId_fkey" FOREIGN KEY ("amendmentId") REFERENCES "Amendment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AmendmentEnd" ADD CONSTRAINT "AmendmentEnd_amendmentId_fkey" FOREIGN KEY ("amendmentId") REFERENCES "Amendment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AmendmentEnd" ADD CONSTRAINT "AmendmentEnd_resultRevisionId_fkey" FOREIGN KEY ("resultRevisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlenaryRoom" ADD CONSTRAINT "PlenaryRoom_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlenaryRoom" ADD CONSTRAINT "PlenaryRoom_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlenaryRoom" ADD CONSTRAINT "PlenaryRoom_takenFromId_fkey" FOREIGN KEY ("takenFromId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlenaryRoom" ADD CONSTRAINT "PlenaryRoom_amendmentId_fkey" FOREIGN KEY ("amendmentId") REFERENCES "Amendment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlenaryTurn" ADD CONSTRAINT "PlenaryTurn_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlenaryTurn" ADD CONSTRAINT "PlenaryTurn_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlenaryTurn" ADD CONSTRAINT "PlenaryTurn_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlenaryItem" ADD CONSTRAINT "PlenaryItem_shownRevisionId_fkey" FOREIGN KEY ("shownRevisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a schema cannot say.

ALTER TABLE "PlenaryItem" ADD CONSTRAINT "PlenaryItem_minutes" CHECK (minutes BETWEEN 1 AND 600);
ALTER TABLE "PlenaryRoom" ADD CONSTRAINT "PlenaryRoom_turn" CHECK ("turnMinutes" BETWEEN 1 AND 60);
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_number" CHECK (number >= 1);
ALTER TABLE "AmendmentText" ADD CONSTRAINT "AmendmentText_text" CHECK (text <> '');
-- What was taken names the revision it became part of; nothing else does.
ALTER TABLE "AmendmentEnd" ADD CONSTRAINT "AmendmentEnd_result" CHECK ((outcome IN ('ACCEPTED', 'MODIFIED')) = ("resultRevisionId" IS NOT NULL));
ALTER TABLE "PlenaryTurn" ADD CONSTRAINT "PlenaryTurn_times" CHECK (
  "endedAt" IS NULL OR ("startedAt" IS NOT NULL AND "endedAt" >= "startedAt"));
-- One delegation has the floor, and each waits once for each kind.
CREATE UNIQUE INDEX "PlenaryTurn_one_at_a_time" ON "PlenaryTurn" ("meetingId") WHERE "startedAt" IS NOT NULL AND "endedAt" IS NULL;
CREATE UNIQUE INDEX "PlenaryTurn_waits_once" ON "PlenaryTurn" ("meetingId", "delegationId", kind) WHERE "startedAt" IS NULL;

-- What was recorded stands.
DO $$
DECLARE
  sealed text;
BEGIN
  FOREACH sealed IN ARRAY ARRAY['Amendment', 'AmendmentText', 'AmendmentEnd'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', sealed);
    EXECUTE format('CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', sealed);
  END LOOP;
END
$$;

-- The room goes on seeing what is on its screen now.
UPDATE "PlenaryItem" i SET "shownRevisionId" = r."headRevisionId" FROM "Recommendation" r WHERE r.id = i."recommendationId" AND i."onScreenSince" IS NOT NULL;
