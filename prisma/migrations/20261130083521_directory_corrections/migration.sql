-- CreateEnum
CREATE TYPE "CorrectionEnding" AS ENUM ('ACCEPTED', 'ANSWERED', 'WITHDRAWN');

-- CreateTable
CREATE TABLE "DirectoryCorrection" (
    "id" UUID NOT NULL,
    "partyId" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "what" "DirectoryFact" NOT NULL,
    "rowId" UUID,
    "values" JSONB NOT NULL,
    "seen" JSONB NOT NULL,
    "removes" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "sourceOn" TEXT,
    "why" TEXT,
    "validFrom" TEXT,
    "correction" BOOLEAN NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DirectoryCorrection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DirectoryCorrectionEnd" (
    "correctionId" UUID NOT NULL,
    "ending" "CorrectionEnding" NOT NULL,
    "answer" TEXT,
    "changeId" UUID,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DirectoryCorrectionEnd_pkey" PRIMARY KEY ("correctionId")
);

-- CreateIndex
CREATE INDEX "DirectoryCorrection_partyId_at_idx" ON "DirectoryCorrection"("partyId", "at");

-- CreateIndex
CREATE INDEX "DirectoryCorrection_delegationId_idx" ON "DirectoryCorrection"("delegationId");

-- CreateIndex
CREATE UNIQUE INDEX "DirectoryCorrectionEnd_changeId_key" ON "DirectoryCorrectionEnd"("changeId");

-- AddForeignKey
ALTER TABLE "DirectoryCorrection" ADD CONSTRAINT "DirectoryCorrection_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DirectoryCorrection" ADD CONSTRAINT "DirectoryCorrection_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DirectoryCorrectionEnd" ADD CONSTRAINT "DirectoryCorrectionEnd_correctionId_fkey" FOREIGN KEY ("correctionId") REFERENCES "DirectoryCorrection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DirectoryCorrectionEnd" ADD CONSTRAINT "DirectoryCorrectionEnd_changeId_fkey" FOREIGN KEY ("changeId") REFERENCES "DirectoryChange"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "DirectoryCorrection" ADD CONSTRAINT "DirectoryCorrection_source_check" CHECK (btrim("source") <> '');
-- What was left undone says why, and what was carried out names its change.
ALTER TABLE "DirectoryCorrectionEnd" ADD CONSTRAINT "DirectoryCorrectionEnd_answer_check" CHECK ("ending" <> 'ANSWERED' OR btrim(coalesce("answer", '')) <> '');
ALTER TABLE "DirectoryCorrectionEnd" ADD CONSTRAINT "DirectoryCorrectionEnd_change_check" CHECK (("ending" = 'ACCEPTED') = ("changeId" IS NOT NULL));

CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "DirectoryCorrection" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "DirectoryCorrection" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "DirectoryCorrectionEnd" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "DirectoryCorrectionEnd" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
