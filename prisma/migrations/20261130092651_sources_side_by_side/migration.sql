-- CreateEnum
CREATE TYPE "DirectoryMatter" AS ENUM ('FOUNDING', 'MEMBERS', 'CLASS', 'CHAIR', 'SECRETARIAT', 'THEMES', 'NAMES');

-- CreateTable
CREATE TABLE "SourceStatement" (
    "id" UUID NOT NULL,
    "partyId" UUID NOT NULL,
    "matter" "DirectoryMatter" NOT NULL,
    "source" TEXT NOT NULL,
    "sourceOn" TEXT,
    "says" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SourceStatement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SourceStatementEnd" (
    "statementId" UUID NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SourceStatementEnd_pkey" PRIMARY KEY ("statementId")
);

-- CreateTable
CREATE TABLE "SourceChoice" (
    "seq" BIGSERIAL NOT NULL,
    "statementId" UUID NOT NULL,
    "why" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SourceChoice_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE INDEX "SourceStatement_partyId_matter_idx" ON "SourceStatement"("partyId", "matter");

-- CreateIndex
CREATE INDEX "SourceChoice_statementId_idx" ON "SourceChoice"("statementId");

-- AddForeignKey
ALTER TABLE "SourceStatement" ADD CONSTRAINT "SourceStatement_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceStatementEnd" ADD CONSTRAINT "SourceStatementEnd_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "SourceStatement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceChoice" ADD CONSTRAINT "SourceChoice_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "SourceStatement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "SourceStatement" ADD CONSTRAINT "SourceStatement_words_check" CHECK (btrim("source") <> '' AND btrim("says") <> '');
ALTER TABLE "SourceChoice" ADD CONSTRAINT "SourceChoice_why_check" CHECK (btrim("why") <> '');

CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "SourceStatement" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "SourceStatement" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "SourceStatementEnd" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "SourceStatementEnd" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "SourceChoice" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "SourceChoice" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
