-- AlterTable
ALTER TABLE "DraftSupport" ADD COLUMN     "byAccountId" UUID;

-- CreateTable
CREATE TABLE "FloorRequest" (
    "groupId" UUID NOT NULL,
    "partyId" UUID NOT NULL,
    "byAccountId" UUID,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FloorRequest_pkey" PRIMARY KEY ("groupId","partyId")
);

-- AddForeignKey
ALTER TABLE "FloorRequest" ADD CONSTRAINT "FloorRequest_groupId_partyId_fkey" FOREIGN KEY ("groupId", "partyId") REFERENCES "GroupParty"("groupId", "partyId") ON DELETE CASCADE ON UPDATE CASCADE;
