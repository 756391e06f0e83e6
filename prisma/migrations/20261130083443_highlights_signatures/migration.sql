-- CreateEnum
CREATE TYPE "SignCapacity" AS ENUM ('LANGUAGE', 'CHAIR');

-- CreateEnum
CREATE TYPE "SignOffEndReason" AS ENUM ('WITHDRAWN', 'TEXT_CHANGED');

-- CreateTable
CREATE TABLE "SignOff" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "capacity" "SignCapacity" NOT NULL,
    "language" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byAccountId" UUID,
    "byName" TEXT NOT NULL,

    CONSTRAINT "SignOff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignOffEnd" (
    "signOffId" UUID NOT NULL,
    "reason" "SignOffEndReason" NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byAccountId" UUID,

    CONSTRAINT "SignOffEnd_pkey" PRIMARY KEY ("signOffId")
);

-- CreateIndex
CREATE INDEX "SignOff_versionId_idx" ON "SignOff"("versionId");

-- CreateIndex
CREATE UNIQUE INDEX "SignOff_documentId_capacity_language_number_key" ON "SignOff"("documentId", "capacity", "language", "number");

-- AddForeignKey
ALTER TABLE "SignOff" ADD CONSTRAINT "SignOff_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "OutcomeDocument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignOff" ADD CONSTRAINT "SignOff_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "DraftVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignOffEnd" ADD CONSTRAINT "SignOffEnd_signOffId_fkey" FOREIGN KEY ("signOffId") REFERENCES "SignOff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was signed, and that it ended, stands.
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "SignOff" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "SignOff" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "SignOffEnd" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "SignOffEnd" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
