-- CreateEnum
CREATE TYPE "OverlapVerdict" AS ENUM ('SAME', 'RELATED', 'DIFFERENT');

-- CreateTable
CREATE TABLE "OverlapJudgement" (
    "oneId" UUID NOT NULL,
    "otherId" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "verdict" "OverlapVerdict" NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OverlapJudgement_pkey" PRIMARY KEY ("oneId","otherId")
);

-- CreateIndex
CREATE INDEX "OverlapJudgement_otherId_idx" ON "OverlapJudgement"("otherId");

-- CreateIndex
CREATE INDEX "OverlapJudgement_meetingId_idx" ON "OverlapJudgement"("meetingId");

-- AddForeignKey
ALTER TABLE "OverlapJudgement" ADD CONSTRAINT "OverlapJudgement_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OverlapJudgement" ADD CONSTRAINT "OverlapJudgement_oneId_fkey" FOREIGN KEY ("oneId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OverlapJudgement" ADD CONSTRAINT "OverlapJudgement_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A pair is one row, whichever way round it was looked at.
ALTER TABLE "OverlapJudgement" ADD CONSTRAINT "OverlapJudgement_pair_once" CHECK ("oneId" < "otherId");
