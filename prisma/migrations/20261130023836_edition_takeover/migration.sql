-- CreateEnum
CREATE TYPE "TakeoverKind" AS ENUM ('COMMITMENTS', 'PARTIES', 'QUESTIONNAIRE', 'FORMS', 'TEMPLATES', 'GROUPS', 'AGENDA');

-- CreateTable
CREATE TABLE "EditionTakeover" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "kind" "TakeoverKind" NOT NULL,
    "taken" JSONB NOT NULL,
    "left" JSONB NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EditionTakeover_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "EditionTakeover_meetingId_at_idx" ON "EditionTakeover"("meetingId", "at");

-- CreateIndex
CREATE INDEX "EditionTakeover_fromId_idx" ON "EditionTakeover"("fromId");

-- AddForeignKey
ALTER TABLE "EditionTakeover" ADD CONSTRAINT "EditionTakeover_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditionTakeover" ADD CONSTRAINT "EditionTakeover_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was taken over stands.
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "EditionTakeover" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "EditionTakeover" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
