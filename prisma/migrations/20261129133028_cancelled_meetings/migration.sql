-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "cancelledAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "MeetingCancellation" (
    "meetingId" UUID NOT NULL,
    "reason" JSONB NOT NULL,
    "told" INTEGER NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MeetingCancellation_pkey" PRIMARY KEY ("meetingId")
);

-- AddForeignKey
ALTER TABLE "MeetingCancellation" ADD CONSTRAINT "MeetingCancellation_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a schema cannot say.

ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_cancelled" CHECK ("cancelledAt" IS NULL OR phase = 'CLOSED');

-- What was said when a meeting was called off stands.
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "MeetingCancellation" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "MeetingCancellation" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
