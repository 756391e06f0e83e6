-- Places and counters of delegations and registrations: what the database keeps by itself. Safe to run again.

ALTER TABLE "Invitation" DROP CONSTRAINT IF EXISTS "Invitation_seats_check";
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_seats_check" CHECK (seats > 0 AND "fundedSeats" BETWEEN 0 AND seats);

ALTER TABLE "Delegation" DROP CONSTRAINT IF EXISTS "Delegation_places_check";
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_places_check" CHECK (quota > 0 AND "fundedSeats" BETWEEN 0 AND quota AND "seatsTaken" BETWEEN 0 AND quota);

ALTER TABLE "Seat" DROP CONSTRAINT IF EXISTS "Seat_rank_check";
ALTER TABLE "Seat" ADD CONSTRAINT "Seat_rank_check" CHECK (rank > 0);

-- Never more confirmed than the room holds, whoever writes.
ALTER TABLE "Meeting" DROP CONSTRAINT IF EXISTS "Meeting_confirmed_check";
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_confirmed_check" CHECK ("confirmedCount" BETWEEN 0 AND capacity);

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
