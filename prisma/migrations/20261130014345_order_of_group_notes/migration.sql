-- DropIndex
DROP INDEX "GroupNote_recommendationId_at_idx";

-- AlterTable
ALTER TABLE "GroupNote" ADD COLUMN     "seq" BIGSERIAL NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "GroupNote_recommendationId_seq_key" ON "GroupNote"("recommendationId", "seq");
