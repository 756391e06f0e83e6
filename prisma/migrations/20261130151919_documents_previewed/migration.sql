-- CreateTable
CREATE TABLE "DocumentPreview" (
    "documentFileId" UUID NOT NULL,
    "total" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DocumentPreview_pkey" PRIMARY KEY ("documentFileId")
);

-- CreateTable
CREATE TABLE "DocumentPage" (
    "documentFileId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "pictureId" UUID,
    "width" INTEGER,
    "height" INTEGER,

    CONSTRAINT "DocumentPage_pkey" PRIMARY KEY ("documentFileId","number")
);

-- CreateIndex
CREATE INDEX "DocumentPage_pictureId_idx" ON "DocumentPage"("pictureId");

-- AddForeignKey
ALTER TABLE "DocumentPreview" ADD CONSTRAINT "DocumentPreview_documentFileId_fkey" FOREIGN KEY ("documentFileId") REFERENCES "DocumentFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentPage" ADD CONSTRAINT "DocumentPage_documentFileId_fkey" FOREIGN KEY ("documentFileId") REFERENCES "DocumentPreview"("documentFileId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentPage" ADD CONSTRAINT "DocumentPage_pictureId_fkey" FOREIGN KEY ("pictureId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "DocumentPreview" ADD CONSTRAINT "DocumentPreview_total_check" CHECK ("total" >= 0);
ALTER TABLE "DocumentPage" ADD CONSTRAINT "DocumentPage_number_check" CHECK ("number" >= 1);
ALTER TABLE "DocumentPage" ADD CONSTRAINT "DocumentPage_picture_check" CHECK (
  ("pictureId" IS NULL) = ("width" IS NULL) AND ("width" IS NULL) = ("height" IS NULL) AND "width" > 0 AND "height" > 0);
