-- Answers of every kind: cells of a matrix, codes of reference lists, numbers with decimals, files, and words beside "other".
-- CreateEnum
CREATE TYPE "ChoiceAxis" AS ENUM ('CHOICE', 'ROW', 'COLUMN');

-- DropIndex
DROP INDEX "Choice_questionId_code_key";

-- AlterTable
ALTER TABLE "Choice" ADD COLUMN     "axis" "ChoiceAxis" NOT NULL DEFAULT 'CHOICE';

-- AlterTable
ALTER TABLE "Answer" ADD COLUMN     "fileId" UUID,
ADD COLUMN     "other" TEXT,
ALTER COLUMN "number" SET DATA TYPE DOUBLE PRECISION;

-- CreateTable
CREATE TABLE "AnswerCell" (
    "answerId" UUID NOT NULL,
    "rowId" UUID NOT NULL,
    "columnId" UUID NOT NULL,

    CONSTRAINT "AnswerCell_pkey" PRIMARY KEY ("answerId","rowId")
);

-- CreateTable
CREATE TABLE "AnswerCode" (
    "answerId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "AnswerCode_pkey" PRIMARY KEY ("answerId","code")
);

-- CreateIndex
CREATE INDEX "AnswerCell_rowId_idx" ON "AnswerCell"("rowId");

-- CreateIndex
CREATE INDEX "AnswerCell_columnId_idx" ON "AnswerCell"("columnId");

-- CreateIndex
CREATE INDEX "AnswerCode_code_idx" ON "AnswerCode"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Choice_questionId_axis_code_key" ON "Choice"("questionId", "axis", "code");

-- CreateIndex
CREATE INDEX "Answer_fileId_idx" ON "Answer"("fileId");

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerCell" ADD CONSTRAINT "AnswerCell_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerCell" ADD CONSTRAINT "AnswerCell_rowId_fkey" FOREIGN KEY ("rowId") REFERENCES "Choice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerCell" ADD CONSTRAINT "AnswerCell_columnId_fkey" FOREIGN KEY ("columnId") REFERENCES "Choice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerCode" ADD CONSTRAINT "AnswerCode_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
