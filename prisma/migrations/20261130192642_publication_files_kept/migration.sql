-- CreateTable
CREATE TABLE "PublicationFile" (
    "publicationId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "fileId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PublicationFile_pkey" PRIMARY KEY ("publicationId","language","format")
);

-- CreateIndex
CREATE UNIQUE INDEX "PublicationFile_fileId_key" ON "PublicationFile"("fileId");

-- AddForeignKey
ALTER TABLE "PublicationFile" ADD CONSTRAINT "PublicationFile_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationFile" ADD CONSTRAINT "PublicationFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was kept is handed out for ever: nothing of it is changed or removed.
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "PublicationFile" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "PublicationFile" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
