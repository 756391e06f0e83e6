-- AlterTable
ALTER TABLE "AmendmentEnd" ADD COLUMN     "language" TEXT;

-- AlterTable
ALTER TABLE "SilenceBreak" ADD COLUMN     "language" TEXT;

-- CreateTable
CREATE TABLE "RecordIssue" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "days" JSONB NOT NULL,
    "byName" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RecordIssue_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "RecordIssue_meetingId_number_key" ON "RecordIssue"("meetingId", "number");

-- AddForeignKey
ALTER TABLE "RecordIssue" ADD CONSTRAINT "RecordIssue_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "RecordIssue" ADD CONSTRAINT "RecordIssue_number_check" CHECK ("number" > 0);
ALTER TABLE "RecordIssue" ADD CONSTRAINT "RecordIssue_sha256_check" CHECK ("sha256" ~ '^[0-9a-f]{64}$');

-- What was given out stands.
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "RecordIssue" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "RecordIssue" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
