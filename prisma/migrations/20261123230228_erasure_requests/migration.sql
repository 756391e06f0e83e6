-- CreateEnum
CREATE TYPE "ErasureRequestStatus" AS ENUM ('OPEN', 'PROPOSED', 'DONE', 'REFUSED', 'TAKEN_BACK');

-- CreateTable
CREATE TABLE "ErasureRequest" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "status" "ErasureRequestStatus" NOT NULL DEFAULT 'OPEN',
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "erases" BOOLEAN,
    "overrides" TEXT[],
    "reason" TEXT,
    "proposedBy" UUID,
    "proposedAt" TIMESTAMPTZ(3),
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ErasureRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ErasureRequest_personId_idx" ON "ErasureRequest"("personId");

-- CreateIndex
CREATE INDEX "ErasureRequest_status_at_idx" ON "ErasureRequest"("status", "at");

-- AddForeignKey
ALTER TABLE "ErasureRequest" ADD CONSTRAINT "ErasureRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a schema cannot say.

-- One request at a time; what sets a rule aside is decided by two people.
CREATE UNIQUE INDEX "ErasureRequest_one_open" ON "ErasureRequest" ("personId") WHERE status IN ('OPEN', 'PROPOSED');
ALTER TABLE "ErasureRequest" ADD CONSTRAINT "ErasureRequest_two_people" CHECK (
  status NOT IN ('DONE', 'REFUSED') OR cardinality(overrides) = 0 OR ("decidedBy" IS NOT NULL AND "proposedBy" IS NOT NULL AND "decidedBy" <> "proposedBy"));

-- Sealed rows in which one text is about a person: that text, and nothing else, may be emptied once there is a tombstone
-- of the person. The application's role still has no right to change these tables; it calls erase_sealed_texts.
CREATE FUNCTION refuse_change_but_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  emptied text := TG_ARGV[0];
  old_row jsonb := to_jsonb(OLD);
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - emptied = old_row - emptied AND coalesce(to_jsonb(NEW) ->> emptied, '') = '' AND (
    EXISTS (SELECT 1 FROM "Registration" r JOIN "Erasure" e ON e."personId" = r."personId" WHERE r.id = (old_row ->> 'registrationId')::uuid)
    OR EXISTS (SELECT 1 FROM "AccountPerson" a JOIN "Erasure" e ON e."personId" = a."personId"
               WHERE old_row -> 'registrationId' IS NULL AND a."accountId" = (old_row ->> 'byAccountId')::uuid))
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is sealed: its rows are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "RegistrationDecision" FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('reason');
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "Submission" FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('byName');

-- Empties those texts of one person, with the rights of the tables' owner and only after the tombstone was written.
CREATE FUNCTION erase_sealed_texts(erased uuid, full_name text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  reasons integer;
  names integer;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "Erasure" WHERE "personId" = erased) THEN
    RAISE EXCEPTION 'nothing is erased without a tombstone' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  UPDATE "RegistrationDecision" d SET reason = NULL FROM "Registration" r
    WHERE r.id = d."registrationId" AND r."personId" = erased AND d.reason IS NOT NULL;
  GET DIAGNOSTICS reasons = ROW_COUNT;
  UPDATE "Submission" s SET "byName" = '' FROM "AccountPerson" a
    WHERE a."personId" = erased AND s."byAccountId" = a."accountId" AND s."byName" = full_name AND full_name <> '';
  GET DIAGNOSTICS names = ROW_COUNT;
  RETURN reasons + names;
END
$$;
