-- CreateTable
CREATE TABLE "GroupPlacement" (
    "meetingId" UUID NOT NULL,
    "partyId" UUID NOT NULL,
    "groupCode" TEXT NOT NULL,
    "isSeated" BOOLEAN NOT NULL,

    CONSTRAINT "GroupPlacement_pkey" PRIMARY KEY ("meetingId","partyId","groupCode")
);

-- CreateIndex
CREATE INDEX "GroupPlacement_partyId_idx" ON "GroupPlacement"("partyId");

-- AddForeignKey
ALTER TABLE "GroupPlacement" ADD CONSTRAINT "GroupPlacement_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupPlacement" ADD CONSTRAINT "GroupPlacement_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE CASCADE ON UPDATE CASCADE;
