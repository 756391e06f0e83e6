-- CreateEnum
CREATE TYPE "DocumentPreviewEnd" AS ENUM ('DONE', 'TIME', 'MEMORY', 'BROKEN', 'LOST');

-- AlterTable
ALTER TABLE "DocumentPreview" ADD COLUMN     "end" "DocumentPreviewEnd" NOT NULL DEFAULT 'DONE';
