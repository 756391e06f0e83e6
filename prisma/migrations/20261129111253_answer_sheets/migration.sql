-- CreateTable
CREATE TABLE "AnswerSheet" (
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,
    "answers" JSONB NOT NULL,
    "byAccountId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AnswerSheet_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AnswerSheet_delegationId_createdAt_idx" ON "AnswerSheet"("delegationId", "createdAt");

-- CreateIndex
CREATE INDEX "AnswerSheet_surveyId_idx" ON "AnswerSheet"("surveyId");

-- AddForeignKey
ALTER TABLE "AnswerSheet" ADD CONSTRAINT "AnswerSheet_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerSheet" ADD CONSTRAINT "AnswerSheet_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
