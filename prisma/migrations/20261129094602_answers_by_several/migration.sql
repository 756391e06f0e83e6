-- DropIndex
DROP INDEX "AnswerEvent_responseId_questionId_revision_idx";

-- CreateTable
CREATE TABLE "AnswerComment" (
    "id" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "questionId" UUID NOT NULL,
    "parentId" UUID,
    "text" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedByAccountId" UUID,

    CONSTRAINT "AnswerComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnsweringPlace" (
    "delegationId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "questionId" UUID NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AnsweringPlace_pkey" PRIMARY KEY ("delegationId","accountId")
);

-- CreateIndex
CREATE INDEX "AnswerComment_delegationId_questionId_at_idx" ON "AnswerComment"("delegationId", "questionId", "at");

-- CreateIndex
CREATE INDEX "AnswerComment_questionId_idx" ON "AnswerComment"("questionId");

-- CreateIndex
CREATE INDEX "AnswerComment_parentId_idx" ON "AnswerComment"("parentId");

-- CreateIndex
CREATE INDEX "AnsweringPlace_questionId_idx" ON "AnsweringPlace"("questionId");

-- CreateIndex
CREATE INDEX "AnsweringPlace_seenAt_idx" ON "AnsweringPlace"("seenAt");

-- CreateIndex
CREATE UNIQUE INDEX "AnswerEvent_responseId_questionId_revision_key" ON "AnswerEvent"("responseId", "questionId", "revision");

-- AddForeignKey
ALTER TABLE "AnswerComment" ADD CONSTRAINT "AnswerComment_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerComment" ADD CONSTRAINT "AnswerComment_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerComment" ADD CONSTRAINT "AnswerComment_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "AnswerComment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnsweringPlace" ADD CONSTRAINT "AnsweringPlace_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnsweringPlace" ADD CONSTRAINT "AnsweringPlace_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A thread is settled as a whole: on its first comment.
ALTER TABLE "AnswerComment" ADD CONSTRAINT "AnswerComment_resolved" CHECK ("resolvedAt" IS NULL OR "parentId" IS NULL);
