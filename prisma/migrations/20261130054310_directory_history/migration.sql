-- CreateEnum
CREATE TYPE "DirectoryFact" AS ENUM ('CHAIR', 'SECRETARIAT', 'THEMES', 'IDENTITY', 'MEMBER', 'CLASS');

-- AlterTable
ALTER TABLE "Chairmanship" ADD COLUMN     "since" TEXT,
ADD COLUMN     "until" TEXT;

-- CreateTable
CREATE TABLE "DirectoryChange" (
    "id" UUID NOT NULL,
    "partyId" UUID NOT NULL,
    "what" "DirectoryFact" NOT NULL,
    "source" TEXT NOT NULL,
    "sourceOn" TEXT,
    "why" TEXT,
    "validFrom" TEXT,
    "correction" BOOLEAN NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DirectoryChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DirectoryVersion" (
    "seq" BIGSERIAL NOT NULL,
    "of" TEXT NOT NULL,
    "rowId" TEXT NOT NULL,
    "partyId" UUID NOT NULL,
    "row" JSONB,
    "changeId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DirectoryVersion_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE INDEX "DirectoryChange_partyId_at_idx" ON "DirectoryChange"("partyId", "at");

-- CreateIndex
CREATE INDEX "DirectoryVersion_partyId_seq_idx" ON "DirectoryVersion"("partyId", "seq");

-- CreateIndex
CREATE INDEX "DirectoryVersion_changeId_idx" ON "DirectoryVersion"("changeId");

-- AddForeignKey
ALTER TABLE "DirectoryChange" ADD CONSTRAINT "DirectoryChange_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DirectoryVersion" ADD CONSTRAINT "DirectoryVersion_changeId_fkey" FOREIGN KEY ("changeId") REFERENCES "DirectoryChange"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A period as a source gives it agrees with the years that the figures are computed from.
ALTER TABLE "Chairmanship" ADD CONSTRAINT "Chairmanship_since_check" CHECK ("since" IS NULL OR ("since" ~ '^\d{4}(-\d{2}(-\d{2})?)?$' AND "fromYear" IS NOT NULL AND left("since", 4)::int = "fromYear"));
ALTER TABLE "Chairmanship" ADD CONSTRAINT "Chairmanship_until_check" CHECK ("until" IS NULL OR ("until" ~ '^\d{4}(-\d{2}(-\d{2})?)?$' AND "toYear" IS NOT NULL AND left("until", 4)::int = "toYear"));
ALTER TABLE "DirectoryChange" ADD CONSTRAINT "DirectoryChange_source_check" CHECK (btrim("source") <> '');

-- Each change of a row of the directory, whoever makes it, leaves the row as it stands from then on.
CREATE FUNCTION keep_directory_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  change uuid := nullif(current_setting('parley.directory_change', true), '')::uuid;
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO "DirectoryVersion" ("of", "rowId", "partyId", "row", "changeId")
    SELECT TG_TABLE_NAME, coalesce(r->>'id', r->>'themeCode', r->>'regionCode'), coalesce(r->>'partyId', r->>'id')::uuid, NULL, change
    FROM (SELECT to_jsonb(s) AS r FROM stale s) gone;
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO "DirectoryVersion" ("of", "rowId", "partyId", "row", "changeId")
    SELECT TG_TABLE_NAME, coalesce(r->>'id', r->>'themeCode', r->>'regionCode'), coalesce(r->>'partyId', r->>'id')::uuid, r, change
    FROM (SELECT to_jsonb(f) AS r FROM fresh f) made;
  ELSE
    INSERT INTO "DirectoryVersion" ("of", "rowId", "partyId", "row", "changeId")
    SELECT TG_TABLE_NAME, coalesce(r->>'id', r->>'themeCode', r->>'regionCode'), coalesce(r->>'partyId', r->>'id')::uuid, r, change
    FROM (SELECT to_jsonb(f) AS r FROM fresh f EXCEPT SELECT to_jsonb(s) FROM stale s) changed;
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['Party', 'Classification', 'Membership', 'Chairmanship', 'SecretariatRole', 'PartyRegion', 'PartyTheme'] LOOP
    EXECUTE format('CREATE TRIGGER kept_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_directory_version()', kept);
    EXECUTE format('CREATE TRIGGER kept_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_directory_version()', kept);
    EXECUTE format('CREATE TRIGGER kept_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION keep_directory_version()', kept);
    EXECUTE format('INSERT INTO "DirectoryVersion" ("of", "rowId", "partyId", "row") SELECT %L, coalesce(r->>''id'', r->>''themeCode'', r->>''regionCode''), coalesce(r->>''partyId'', r->>''id'')::uuid, r FROM (SELECT to_jsonb(t) AS r FROM %I t) was', kept, kept);
  END LOOP;
END $$;

CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "DirectoryChange" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "DirectoryChange" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "DirectoryVersion" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "DirectoryVersion" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
