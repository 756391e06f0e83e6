-- CreateTable
CREATE TABLE "DirectoryImport" (
    "id" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "byAccountId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "written" JSONB,
    "writtenBy" UUID,
    "writtenAt" TIMESTAMPTZ(3),

    CONSTRAINT "DirectoryImport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DirectoryImport_createdAt_idx" ON "DirectoryImport"("createdAt");
