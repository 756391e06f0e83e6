-- What a schema cannot say: sealed tables, counters that cannot be overrun, partial and folded uniqueness.

-- A symbol's prefix is what the database can count by: short, capital letters.
ALTER TABLE "BreakoutGroup" DROP CONSTRAINT IF EXISTS "BreakoutGroup_code";
ALTER TABLE "BreakoutGroup" ADD CONSTRAINT "BreakoutGroup_code" CHECK (code ~ '^[A-Z]{2,6}$');

-- A point that is not attributed to an organisation names none: what is not there cannot leak into an export.
ALTER TABLE "DiscussionPoint" DROP CONSTRAINT IF EXISTS "DiscussionPoint_attribution";
ALTER TABLE "DiscussionPoint" ADD CONSTRAINT "DiscussionPoint_attribution"
  CHECK (("partyId" IS NOT NULL) = (attribution IN ('NAMED', 'MECHANISM')));

-- Limited places: the counter row is what the conditional UPDATE takes; the database refuses a counter beyond its limit
-- even to code that forgot to ask.

ALTER TABLE "Delegation" DROP CONSTRAINT IF EXISTS "Delegation_places";
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_places"
  CHECK (quota >= 0 AND "fundedSeats" BETWEEN 0 AND quota AND "seatsTaken" BETWEEN 0 AND quota);

ALTER TABLE "Invitation" DROP CONSTRAINT IF EXISTS "Invitation_places";
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_places" CHECK (seats >= 0 AND "fundedSeats" BETWEEN 0 AND seats);

ALTER TABLE "Meeting" DROP CONSTRAINT IF EXISTS "Meeting_places";
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_places" CHECK (capacity >= 0 AND "confirmedCount" BETWEEN 0 AND capacity);

ALTER TABLE "Meeting" DROP CONSTRAINT IF EXISTS "Meeting_days";
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_days" CHECK ("startsOn" <= "endsOn");

ALTER TABLE "Meeting" DROP CONSTRAINT IF EXISTS "Meeting_settings";
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_settings"
  CHECK ("smallCell" >= 0 AND "topK" >= 1 AND "liveSeq" >= 0 AND cardinality(languages) >= 1);

ALTER TABLE "Seat" DROP CONSTRAINT IF EXISTS "Seat_rank";
ALTER TABLE "Seat" ADD CONSTRAINT "Seat_rank" CHECK (rank >= 1);

ALTER TABLE "ResultCell" DROP CONSTRAINT IF EXISTS "ResultCell_counts";
ALTER TABLE "ResultCell" ADD CONSTRAINT "ResultCell_counts"
  CHECK ("topCount" >= 0 AND "topCount" <= answered AND answered <= invited AND points2 >= 0 AND (rank IS NULL OR rank >= 1));

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

-- A role is held once. Delegation and group are null for most roles, and nulls count as equal here; Prisma cannot say so.

CREATE UNIQUE INDEX IF NOT EXISTS "MeetingRole_held_once"
  ON "MeetingRole" ("meetingId", "personId", kind, "delegationId", "groupId") NULLS NOT DISTINCT;

-- Facilitators and rapporteurs belong to a group, focal points and delegates to a delegation, nobody else to either.
ALTER TABLE "MeetingRole" DROP CONSTRAINT IF EXISTS "MeetingRole_of";
ALTER TABLE "MeetingRole" ADD CONSTRAINT "MeetingRole_of" CHECK (
  (("groupId" IS NOT NULL) = (kind IN ('FACILITATOR', 'RAPPORTEUR')))
  AND (("delegationId" IS NOT NULL) = (kind IN ('FOCAL_POINT', 'DELEGATE'))));

-- A regional recommendation belongs to a group, a general one to none.
ALTER TABLE "Recommendation" DROP CONSTRAINT IF EXISTS "Recommendation_level";
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_level" CHECK (
  ((level = 'REGIONAL') = ("groupId" IS NOT NULL)) AND (level = 'REGIONAL' OR "issueId" IS NULL));

-- Each level has its own states.
ALTER TABLE "Recommendation" DROP CONSTRAINT IF EXISTS "Recommendation_status";
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_status" CHECK (
  CASE level
    WHEN 'REGIONAL' THEN status IN ('DRAFT', 'GROUP_REVIEW', 'AGREED', 'SUBMITTED', 'CONSOLIDATED', 'CARRIED_SINGLY', 'SET_ASIDE', 'WITHDRAWN')
    ELSE status IN ('DRAFT', 'CONCURRENCE', 'READY', 'UNDER_REVIEW', 'AMENDED', 'ADOPTED', 'WITH_RESERVATIONS', 'AD_REFERENDUM', 'DEFERRED', 'NOT_ADOPTED')
  END);

-- A group's recommendation is of a group of the same meeting.
ALTER TABLE "Recommendation" DROP CONSTRAINT IF EXISTS "Recommendation_group_of_meeting";
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_group_of_meeting"
  FOREIGN KEY ("meetingId", "groupId") REFERENCES "BreakoutGroup" ("meetingId", id) ON DELETE RESTRICT ON UPDATE RESTRICT;
COMMENT ON CONSTRAINT "Recommendation_group_of_meeting" ON "Recommendation" IS 'Prisma cannot say it: half of the key is optional';

-- The 23 objectives of the Compact.
ALTER TABLE "Revision" DROP CONSTRAINT IF EXISTS "Revision_objectives";
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_objectives" CHECK (
  1 <= ALL (objectives) AND 23 >= ALL (objectives) AND array_position(objectives, NULL) IS NULL);

ALTER TABLE "Revision" DROP CONSTRAINT IF EXISTS "Revision_chain";
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_chain" CHECK (
  number >= 1 AND (number = 1 OR cardinality("parentIds") >= 1) AND hash ~ '^[0-9a-f]{64}$');

-- A unit is written in one language; every other text of it is a translation and names the text it was made from.
CREATE UNIQUE INDEX IF NOT EXISTS "UnitText_one_source" ON "UnitText" ("unitId") WHERE "sourceHash" IS NULL;

-- What was not taken over in full says why.
ALTER TABLE "ConsolidationSource" DROP CONSTRAINT IF EXISTS "ConsolidationSource_why";
ALTER TABLE "ConsolidationSource" ADD CONSTRAINT "ConsolidationSource_why" CHECK (disposition = 'FULL' OR length(trim(why)) > 0);

-- One thing on the screen at a time.
CREATE UNIQUE INDEX IF NOT EXISTS "PlenaryItem_on_screen" ON "PlenaryItem" ("meetingId") WHERE "onScreenSince" IS NOT NULL;

ALTER TABLE "SymbolCounter" DROP CONSTRAINT IF EXISTS "SymbolCounter_last";
ALTER TABLE "SymbolCounter" ADD CONSTRAINT "SymbolCounter_last" CHECK (last >= 0);

-- A number that was given is never given again, whatever happens to what it was given to.
CREATE OR REPLACE FUNCTION keep_counting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.last < OLD.last OR (NEW."meetingId", NEW.prefix) IS DISTINCT FROM (OLD."meetingId", OLD.prefix) THEN
    RAISE EXCEPTION 'numbers of % are never given again', OLD.prefix USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE OR REPLACE TRIGGER keep_counting BEFORE UPDATE OR DELETE ON "SymbolCounter" FOR EACH ROW EXECUTE FUNCTION keep_counting();

CREATE OR REPLACE FUNCTION keep_symbol() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.symbol IS NOT NULL AND (TG_OP = 'DELETE' OR NEW.symbol IS DISTINCT FROM OLD.symbol) THEN
    RAISE EXCEPTION '% keeps its number', OLD.symbol USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE OR REPLACE TRIGGER keep_symbol BEFORE UPDATE OR DELETE ON "Recommendation" FOR EACH ROW EXECUTE FUNCTION keep_symbol();

-- Rows that are written once. The application's role lacks the rights to change them; these triggers refuse it to
-- every other role too, the owner of the tables included, so that a text that was decided or published cannot be
-- changed quietly.
--
-- UnitText is sealed as well: a translation may be added to a revision, and what was written stays. A translation that
-- went stale or was wrong is put right in the next revision, never in place.
-- AuditDetail is not here: a person's data must be erasable, while the entry and the chain stay.

CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is sealed: its rows are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;

DO $$
DECLARE
  sealed text;
BEGIN
  FOREACH sealed IN ARRAY ARRAY[
    'AnswerEvent', 'AuditEntry', 'AuditSeal', 'Decision', 'DiscussionPoint', 'Publication', 'RecommendationTransition',
    'RegistrationDecision', 'Reopening', 'ResultCell', 'ResultSnapshot', 'Revision', 'Submission', 'SurveyVersion', 'Unit', 'UnitText'
  ] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', sealed);
    EXECUTE format('CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', sealed);
  END LOOP;
END
$$;

-- Seals are lower-case hexadecimal sha256.
ALTER TABLE "SurveyVersion" DROP CONSTRAINT IF EXISTS "SurveyVersion_seal";
ALTER TABLE "SurveyVersion" ADD CONSTRAINT "SurveyVersion_seal" CHECK (number >= 1 AND sha256 ~ '^[0-9a-f]{64}$');

ALTER TABLE "Submission" DROP CONSTRAINT IF EXISTS "Submission_seal";
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_seal" CHECK (number >= 1 AND sha256 ~ '^[0-9a-f]{64}$');

ALTER TABLE "ResultSnapshot" DROP CONSTRAINT IF EXISTS "ResultSnapshot_seal";
ALTER TABLE "ResultSnapshot" ADD CONSTRAINT "ResultSnapshot_seal" CHECK (number >= 1 AND sha256 ~ '^[0-9a-f]{64}$');

-- A reason for no answer stands alone: nothing beside it that could be counted by mistake.
ALTER TABLE "Answer" DROP CONSTRAINT IF EXISTS "Answer_value";
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_value" CHECK (
  revision >= 1 AND (kind = 'VALUE' OR (text IS NULL AND number IS NULL)));

ALTER TABLE "AnswerChoice" DROP CONSTRAINT IF EXISTS "AnswerChoice_rank";
ALTER TABLE "AnswerChoice" ADD CONSTRAINT "AnswerChoice_rank" CHECK (rank IS NULL OR rank >= 1);

-- A reopening says why.
ALTER TABLE "Reopening" DROP CONSTRAINT IF EXISTS "Reopening_reason";
ALTER TABLE "Reopening" ADD CONSTRAINT "Reopening_reason" CHECK (length(trim(reason)) > 0);
