-- CreateEnum
CREATE TYPE "BadgeReplacement" AS ENUM ('LOST', 'DAMAGED', 'CORRECTED');

-- AlterEnum
ALTER TYPE "Visibility" ADD VALUE 'DOOR';

-- DropForeignKey
ALTER TABLE "CheckIn" DROP CONSTRAINT "CheckIn_registrationId_fkey";

-- CreateTable
CREATE TABLE "ReplacedBadge" (
    "code" TEXT NOT NULL,
    "meetingId" UUID NOT NULL,
    "registrationId" UUID NOT NULL,
    "reason" "BadgeReplacement" NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReplacedBadge_pkey" PRIMARY KEY ("code")
);

-- CreateIndex
CREATE INDEX "ReplacedBadge_meetingId_registrationId_idx" ON "ReplacedBadge"("meetingId", "registrationId");

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_meetingId_registrationId_fkey" FOREIGN KEY ("meetingId", "registrationId") REFERENCES "Registration"("meetingId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReplacedBadge" ADD CONSTRAINT "ReplacedBadge_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReplacedBadge" ADD CONSTRAINT "ReplacedBadge_meetingId_registrationId_fkey" FOREIGN KEY ("meetingId", "registrationId") REFERENCES "Registration"("meetingId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a schema cannot say.

-- A device's clock may be wrong; an arrival later than its own record is not kept.
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_at" CHECK (at <= "recordedAt" + interval '1 minute');
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_device" CHECK (length(trim(device)) BETWEEN 1 AND 60);
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_handed_out" CHECK ("handedOut" <@ ARRAY['BADGE', 'RECEIVER', 'DOCUMENTS']);

-- Append-only, as the check-ins themselves.
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "ReplacedBadge" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "ReplacedBadge" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A code that was replaced is given to nobody again.
CREATE OR REPLACE FUNCTION refuse_replaced_badge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "ReplacedBadge" b WHERE b.code = NEW."badgeCode") THEN
    RAISE EXCEPTION 'this badge code has been replaced' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE OR REPLACE TRIGGER badge_is_valid BEFORE INSERT OR UPDATE OF "badgeCode" ON "Registration"
  FOR EACH ROW WHEN (NEW."badgeCode" IS NOT NULL) EXECUTE FUNCTION refuse_replaced_badge();
