-- What a schema cannot say of registrations and personal links. Safe to run again. Counters are in counters.sql.

-- A seat holds one person at a time; substitution, withdrawal and refusal free it.
CREATE UNIQUE INDEX IF NOT EXISTS "Registration_seat_in_use" ON "Registration" ("seatId")
  WHERE status IN ('INVITED', 'NOMINATED', 'SUBMITTED', 'CONFIRMED', 'WAITLISTED');

-- A delegation has one head at a time.
CREATE UNIQUE INDEX IF NOT EXISTS "Registration_one_head" ON "Registration" ("delegationId")
  WHERE capacity = 'HEAD' AND status IN ('INVITED', 'NOMINATED', 'SUBMITTED', 'CONFIRMED', 'WAITLISTED');

-- Consent is recorded whole or not at all.
ALTER TABLE "Registration" DROP CONSTRAINT IF EXISTS "Registration_consent_check";
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_consent_check" CHECK (
  "listedPublicly" = ("listedConsentAt" IS NOT NULL AND "listedConsentLocale" IS NOT NULL AND "listedConsentText" IS NOT NULL));

-- A personal link names one thing.
ALTER TABLE "PersonalLink" DROP CONSTRAINT IF EXISTS "PersonalLink_one_subject";
ALTER TABLE "PersonalLink" ADD CONSTRAINT "PersonalLink_one_subject" CHECK (num_nonnulls("invitationId", "registrationId") = 1);
