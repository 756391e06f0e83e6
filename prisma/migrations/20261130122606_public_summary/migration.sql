-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "contact" TEXT,
ADD COLUMN     "summary" JSONB NOT NULL DEFAULT '{}';
