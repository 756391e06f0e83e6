-- CreateEnum
CREATE TYPE "QuotaCause" AS ENUM ('GRANTED', 'AT_DOOR', 'DOOR_ENDED');

-- AlterTable
ALTER TABLE "QuotaException" ADD COLUMN     "cause" "QuotaCause" NOT NULL DEFAULT 'GRANTED',
ALTER COLUMN "reason" DROP NOT NULL;

-- What a schema cannot say.

-- What was made and taken back at the door until now: told by its moment, as the verbs did. Why somebody came stands at their registration.
ALTER TABLE "QuotaException" DISABLE TRIGGER sealed;
UPDATE "QuotaException" e SET cause = 'DOOR_ENDED' WHERE e.seats = -1 AND EXISTS (
  SELECT 1 FROM "QuotaException" made JOIN "Registration" r ON r."delegationId" = made."delegationId" AND r."walkIn"
  WHERE made."delegationId" = e."delegationId" AND made.seats = 1 AND made.reason = e.reason
    AND made.at = (SELECT min(d.at) FROM "RegistrationDecision" d WHERE d."registrationId" = r.id)
    AND e.at = (SELECT max(d.at) FROM "RegistrationDecision" d WHERE d."registrationId" = r.id));
UPDATE "QuotaException" e SET cause = 'AT_DOOR' WHERE e.seats = 1 AND EXISTS (
  SELECT 1 FROM "Registration" r WHERE r."delegationId" = e."delegationId" AND r."walkIn"
    AND e.at = (SELECT min(d.at) FROM "RegistrationDecision" d WHERE d."registrationId" = r.id));
UPDATE "QuotaException" SET reason = NULL WHERE cause <> 'GRANTED';
ALTER TABLE "QuotaException" ENABLE TRIGGER sealed;

ALTER TABLE "QuotaException" DROP CONSTRAINT "QuotaException_reason";
ALTER TABLE "QuotaException" ADD CONSTRAINT "QuotaException_reason"
  CHECK (seats <> 0 AND (cause = 'GRANTED') = (reason IS NOT NULL) AND (reason IS NULL OR length(trim(reason)) > 0));
