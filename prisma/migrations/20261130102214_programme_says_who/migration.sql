-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "changedAt" TIMESTAMPTZ(3);

UPDATE "Meeting" SET "changedAt" = greatest("closedAt", "cancelledAt") WHERE "closedAt" IS NOT NULL OR "cancelledAt" IS NOT NULL;

-- A CHECK that comes to NULL holds: what these say is said so that it comes to false.
DELETE FROM "AgendaRole" WHERE "personId" IS NULL AND coalesce(length(trim(name)), 0) = 0 AND about = '{}';
ALTER TABLE "AgendaRole" DROP CONSTRAINT "AgendaRole_who";
ALTER TABLE "AgendaRole" ADD CONSTRAINT "AgendaRole_who" CHECK (
  "personId" IS NOT NULL OR coalesce(length(trim(name)), 0) > 0 OR about <> '{}');

UPDATE "AgendaSession" SET "end" = NULL WHERE "start" IS NULL;
ALTER TABLE "AgendaSession" DROP CONSTRAINT "AgendaSession_end";
ALTER TABLE "AgendaSession" ADD CONSTRAINT "AgendaSession_end" CHECK (
  "end" IS NULL OR ("end" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "start" IS NOT NULL AND "start" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'));
