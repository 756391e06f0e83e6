-- CreateEnum
CREATE TYPE "DocumentKind" AS ENUM ('KEY', 'BACKGROUND', 'STATEMENT', 'PRESENTATION');

-- CreateEnum
CREATE TYPE "DocumentAccess" AS ENUM ('PUBLIC', 'PARTICIPANTS', 'GROUP', 'SECRETARIAT');

-- CreateEnum
CREATE TYPE "DocumentTextState" AS ENUM ('READ', 'EMPTY', 'FAILED');

-- CreateTable
CREATE TABLE "Document" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "kind" "DocumentKind" NOT NULL,
    "symbol" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "author" TEXT,
    "access" "DocumentAccess" NOT NULL,
    "groupCode" TEXT,
    "sessionId" UUID,
    "embargoUntil" TIMESTAMPTZ(3),
    "lockVersion" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byAccountId" UUID,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentFile" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "fileId" UUID NOT NULL,
    "byAccountId" UUID,
    "linkId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DocumentFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentText" (
    "documentFileId" UUID NOT NULL,
    "state" "DocumentTextState" NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "words" tsvector,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DocumentText_pkey" PRIMARY KEY ("documentFileId")
);

-- CreateTable
CREATE TABLE "DocumentWithdrawal" (
    "documentId" UUID NOT NULL,
    "reason" JSONB NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DocumentWithdrawal_pkey" PRIMARY KEY ("documentId")
);

-- CreateTable
CREATE TABLE "DocumentLink" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DocumentLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Document_sessionId_idx" ON "Document"("sessionId");

-- CreateIndex
CREATE UNIQUE INDEX "Document_meetingId_symbol_key" ON "Document"("meetingId", "symbol");

-- CreateIndex
CREATE INDEX "DocumentFile_fileId_idx" ON "DocumentFile"("fileId");

-- CreateIndex
CREATE INDEX "DocumentFile_linkId_idx" ON "DocumentFile"("linkId");

-- CreateIndex
CREATE UNIQUE INDEX "DocumentFile_documentId_revision_language_key" ON "DocumentFile"("documentId", "revision", "language");

-- CreateIndex
CREATE UNIQUE INDEX "DocumentLink_tokenHash_key" ON "DocumentLink"("tokenHash");

-- CreateIndex
CREATE INDEX "DocumentLink_documentId_idx" ON "DocumentLink"("documentId");

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "AgendaSession"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentFile" ADD CONSTRAINT "DocumentFile_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentFile" ADD CONSTRAINT "DocumentFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentFile" ADD CONSTRAINT "DocumentFile_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "DocumentLink"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentText" ADD CONSTRAINT "DocumentText_documentFileId_fkey" FOREIGN KEY ("documentFileId") REFERENCES "DocumentFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentWithdrawal" ADD CONSTRAINT "DocumentWithdrawal_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentLink" ADD CONSTRAINT "DocumentLink_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Document" ADD CONSTRAINT "Document_group_check" CHECK (("access" = 'GROUP') = ("groupCode" IS NOT NULL));
ALTER TABLE "DocumentFile" ADD CONSTRAINT "DocumentFile_revision_check" CHECK ("revision" >= 0);
ALTER TABLE "DocumentFile" ADD CONSTRAINT "DocumentFile_title_check" CHECK (btrim("title") <> '');

-- Words to be found by, folded as names are, so that whoever types no accents finds the same. The rules of each language are its own.
CREATE FUNCTION document_search(language text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE language WHEN 'en' THEN 'pg_catalog.english' WHEN 'fr' THEN 'pg_catalog.french' WHEN 'es' THEN 'pg_catalog.spanish' ELSE 'pg_catalog.simple' END::regconfig
$$;
CREATE FUNCTION document_words(language text, title text, body text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(to_tsvector(document_search(language), fold_words(title)), 'A') || to_tsvector(document_search(language), fold_words(body))
$$;
CREATE INDEX "DocumentText_words" ON "DocumentText" USING gin ("words");

-- A symbol is given out once and for all.
CREATE TRIGGER symbol_stands BEFORE UPDATE ON "Document" FOR EACH ROW
  WHEN (OLD."symbol" IS DISTINCT FROM NEW."symbol" OR OLD."meetingId" IS DISTINCT FROM NEW."meetingId") EXECUTE FUNCTION refuse_change();
CREATE TRIGGER document_stands BEFORE DELETE ON "Document" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What was handed out stays what it was.
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "DocumentFile" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "DocumentFile" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "DocumentWithdrawal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "DocumentWithdrawal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
