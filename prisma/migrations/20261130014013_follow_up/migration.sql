-- CreateEnum
CREATE TYPE "LinkPurpose" AS ENUM ('DELEGATION', 'FOLLOW_UP');

-- CreateEnum
CREATE TYPE "ProgressStatus" AS ENUM ('NOT_STARTED', 'UNDER_WAY', 'DONE', 'DROPPED');

-- CreateEnum
CREATE TYPE "ReviewVerdict" AS ENUM ('ACCEPTED', 'MORE_ASKED');

-- AlterTable
ALTER TABLE "PersonalLink" ADD COLUMN     "leadsTo" "LinkPurpose" NOT NULL DEFAULT 'DELEGATION';

-- CreateTable
CREATE TABLE "CommitmentPlan" (
    "id" UUID NOT NULL,
    "commitmentId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "dueOn" DATE,
    "byNextMeeting" BOOLEAN NOT NULL DEFAULT false,
    "indicator" JSONB NOT NULL DEFAULT '{}',
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CommitmentPlan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommitmentOwner" (
    "planId" UUID NOT NULL,
    "partyId" UUID NOT NULL,

    CONSTRAINT "CommitmentOwner_pkey" PRIMARY KEY ("planId","partyId")
);

-- CreateTable
CREATE TABLE "ProgressReport" (
    "id" UUID NOT NULL,
    "commitmentId" UUID NOT NULL,
    "partyId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "ProgressStatus" NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProgressReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProgressEvidence" (
    "reportId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "url" TEXT,
    "fileId" UUID,

    CONSTRAINT "ProgressEvidence_pkey" PRIMARY KEY ("reportId","position")
);

-- CreateTable
CREATE TABLE "ProgressReview" (
    "reportId" UUID NOT NULL,
    "verdict" "ReviewVerdict" NOT NULL,
    "reason" TEXT,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProgressReview_pkey" PRIMARY KEY ("reportId")
);

-- CreateIndex
CREATE UNIQUE INDEX "CommitmentPlan_commitmentId_number_key" ON "CommitmentPlan"("commitmentId", "number");

-- CreateIndex
CREATE INDEX "CommitmentOwner_partyId_idx" ON "CommitmentOwner"("partyId");

-- CreateIndex
CREATE INDEX "ProgressReport_partyId_idx" ON "ProgressReport"("partyId");

-- CreateIndex
CREATE UNIQUE INDEX "ProgressReport_commitmentId_partyId_number_key" ON "ProgressReport"("commitmentId", "partyId", "number");

-- CreateIndex
CREATE INDEX "ProgressEvidence_fileId_idx" ON "ProgressEvidence"("fileId");

-- AddForeignKey
ALTER TABLE "CommitmentPlan" ADD CONSTRAINT "CommitmentPlan_commitmentId_fkey" FOREIGN KEY ("commitmentId") REFERENCES "Commitment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitmentOwner" ADD CONSTRAINT "CommitmentOwner_planId_fkey" FOREIGN KEY ("planId") REFERENCES "CommitmentPlan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitmentOwner" ADD CONSTRAINT "CommitmentOwner_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressReport" ADD CONSTRAINT "ProgressReport_commitmentId_fkey" FOREIGN KEY ("commitmentId") REFERENCES "Commitment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressReport" ADD CONSTRAINT "ProgressReport_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressEvidence" ADD CONSTRAINT "ProgressEvidence_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "ProgressReport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressEvidence" ADD CONSTRAINT "ProgressEvidence_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressReview" ADD CONSTRAINT "ProgressReview_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "ProgressReport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CommitmentPlan" ADD CONSTRAINT "CommitmentPlan_number_check" CHECK ("number" > 0);
ALTER TABLE "CommitmentPlan" ADD CONSTRAINT "CommitmentPlan_due_check" CHECK ("dueOn" IS NULL OR NOT "byNextMeeting");
ALTER TABLE "ProgressReport" ADD CONSTRAINT "ProgressReport_number_check" CHECK ("number" > 0);
ALTER TABLE "ProgressReport" ADD CONSTRAINT "ProgressReport_text_check" CHECK (btrim("text") <> '');
ALTER TABLE "ProgressEvidence" ADD CONSTRAINT "ProgressEvidence_one_check" CHECK (("url" IS NULL) <> ("fileId" IS NULL));
ALTER TABLE "ProgressReview" ADD CONSTRAINT "ProgressReview_reason_check" CHECK ("verdict" = 'ACCEPTED' OR btrim(coalesce("reason", '')) <> '');
-- Only an invitation speaks for a party.
ALTER TABLE "PersonalLink" ADD CONSTRAINT "PersonalLink_leadsTo_check" CHECK ("leadsTo" = 'DELEGATION' OR "invitationId" IS NOT NULL);

-- What was laid down, reported and said of a report stands.
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "CommitmentPlan" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "CommitmentPlan" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "CommitmentOwner" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "CommitmentOwner" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "ProgressReport" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "ProgressReport" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "ProgressEvidence" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "ProgressEvidence" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "ProgressReview" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "ProgressReview" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
