-- DropIndex
DROP INDEX "Registration_meetingId_status_idx";

-- DropIndex
DROP INDEX "Registration_delegationId_idx";

-- AlterTable
ALTER TABLE "FundingAward" ADD COLUMN     "ticketedAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Registration_meetingId_status_changedAt_id_idx" ON "Registration"("meetingId", "status", "changedAt", "id");

-- CreateIndex
CREATE INDEX "Registration_delegationId_changedAt_id_idx" ON "Registration"("delegationId", "changedAt", "id");

-- What a schema cannot say.

-- What waits for a decision, changed last first, without reading past what is settled.
CREATE INDEX "Registration_to_decide" ON "Registration" ("meetingId", "changedAt", id) WHERE status IN ('SUBMITTED', 'WAITLISTED');

-- Words as they are searched: no accents, lower case. Immutable, so that an index can stand on it.
CREATE FUNCTION fold_words(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN lower(regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g'));

-- The parts of a name in the order of the alphabet: the same for "given surname" and "surname given".
CREATE FUNCTION name_parts(folded text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT string_agg(part, ' ' ORDER BY part COLLATE "C") FROM unnest(string_to_array(folded, ' ')) AS part);

-- One index for the whole search: name, institution and address, each word anywhere.
CREATE INDEX "Registration_search" ON "Registration"
  USING gin (("foldedName" || ' ' || fold_words(COALESCE(institution, '')) || ' ' || email) gin_trgm_ops);
