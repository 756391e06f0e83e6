-- AlterTable
ALTER TABLE "ClearingRound" ADD COLUMN     "versionId" UUID;

-- CreateIndex
CREATE INDEX "ClearingRound_versionId_idx" ON "ClearingRound"("versionId");

-- CreateIndex
CREATE UNIQUE INDEX "DraftVersion_id_sha256_key" ON "DraftVersion"("id", "sha256");

-- AddForeignKey
ALTER TABLE "ClearingRound" ADD CONSTRAINT "ClearingRound_versionId_contentHash_fkey" FOREIGN KEY ("versionId", "contentHash") REFERENCES "DraftVersion"("id", "sha256") ON DELETE RESTRICT ON UPDATE CASCADE;
