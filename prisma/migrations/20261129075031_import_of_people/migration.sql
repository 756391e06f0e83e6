-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('NEW', 'LINKED', 'REPEATED', 'SUSPECT', 'OVER_QUOTA', 'WRONG');

-- CreateEnum
CREATE TYPE "ImportOutcome" AS ENUM ('CREATED', 'LINKED', 'LEFT_OUT', 'REFUSED', 'UNDONE');

-- The states of an import. A value that is added to an enum cannot be a default in the same migration: the type is made anew.
ALTER TYPE "ImportStatus" RENAME TO "ImportStatus_before";
CREATE TYPE "ImportStatus" AS ENUM ('READING', 'MAPPING', 'CHECKING', 'PREVIEWED', 'APPLYING', 'APPLIED', 'UNDOING', 'UNDONE', 'FAILED', 'DISCARDED');
ALTER TABLE "ImportBatch" ALTER COLUMN "status" DROP DEFAULT;
ALTER TABLE "ImportBatch" ALTER COLUMN "status" TYPE "ImportStatus" USING "status"::text::"ImportStatus";
DROP TYPE "ImportStatus_before";

-- AlterTable
ALTER TABLE "ImportBatch" ADD COLUMN     "appliedBy" UUID,
ADD COLUMN     "columnCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "failure" JSONB,
ADD COLUMN     "found" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "headingRow" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "headings" TEXT,
ADD COLUMN     "invites" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "suspects" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "undoneBy" UUID,
ADD COLUMN     "workedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ALTER COLUMN "status" SET DEFAULT 'READING',
ALTER COLUMN "rowCount" SET DEFAULT 0;

-- AlterTable
ALTER TABLE "ImportRow" ADD COLUMN     "doneAt" TIMESTAMPTZ(3),
ADD COLUMN     "entry" JSONB,
ADD COLUMN     "kept" TEXT,
ADD COLUMN     "kind" "ImportKind",
ADD COLUMN     "likeRow" INTEGER,
ADD COLUMN     "outcome" "ImportOutcome",
ALTER COLUMN "errors" SET DEFAULT '[]';

-- CreateIndex
CREATE INDEX "ImportBatch_meetingId_headings_idx" ON "ImportBatch"("meetingId", "headings");

-- CreateIndex
CREATE INDEX "ImportBatch_status_workedAt_idx" ON "ImportBatch"("status", "workedAt");

-- CreateIndex
CREATE INDEX "ImportRow_batchId_kind_number_idx" ON "ImportRow"("batchId", "kind", "number");

-- CreateIndex
CREATE INDEX "ImportRow_batchId_outcome_number_idx" ON "ImportRow"("batchId", "outcome", "number");

-- What a schema cannot say.

-- Errors are a list now.
UPDATE "ImportRow" SET errors = '[]' WHERE jsonb_typeof(errors) <> 'array';

-- A row that made or found a registration names it, and what is done has its time.
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_outcome" CHECK (
  ("outcome" IS NULL) = ("doneAt" IS NULL) AND ("outcome" IS NULL OR "outcome" IN ('LEFT_OUT', 'REFUSED') OR "registrationId" IS NOT NULL));

-- A registration comes from one row at most.
CREATE UNIQUE INDEX "ImportRow_made_once" ON "ImportRow" ("registrationId") WHERE "outcome" IN ('CREATED', 'UNDONE');
