-- CreateEnum
CREATE TYPE "VersionCause" AS ENUM ('BY_HAND', 'ROUND', 'SIGN_OFF');

-- CreateTable
CREATE TABLE "DraftVersion" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "canonical" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "languageHashes" JSONB NOT NULL,
    "cause" "VersionCause" NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byAccountId" UUID,
    "byName" TEXT NOT NULL,

    CONSTRAINT "DraftVersion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "DraftVersion_documentId_number_key" ON "DraftVersion"("documentId", "number");

-- AddForeignKey
ALTER TABLE "DraftVersion" ADD CONSTRAINT "DraftVersion_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "OutcomeDocument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was kept stands.
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "DraftVersion" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "DraftVersion" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
