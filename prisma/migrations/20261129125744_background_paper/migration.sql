-- CreateTable
CREATE TABLE "BackgroundPaper" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "snapshotId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "byAccountId" UUID,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BackgroundPaper_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "BackgroundPaper_snapshotId_idx" ON "BackgroundPaper"("snapshotId");

-- CreateIndex
CREATE UNIQUE INDEX "BackgroundPaper_meetingId_number_key" ON "BackgroundPaper"("meetingId", "number");

-- AddForeignKey
ALTER TABLE "BackgroundPaper" ADD CONSTRAINT "BackgroundPaper_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BackgroundPaper" ADD CONSTRAINT "BackgroundPaper_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "ResultSnapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a schema cannot say.
ALTER TABLE "BackgroundPaper" ADD CONSTRAINT "BackgroundPaper_seal" CHECK (number >= 1 AND sha256 ~ '^[0-9a-f]{64}$');

-- Append-only, as lists of participants are.
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "BackgroundPaper" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "BackgroundPaper" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
