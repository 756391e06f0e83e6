-- AlterTable
ALTER TABLE "DraftSave" ADD COLUMN     "known" JSONB;

-- What was typed is kept of every save: the next one of the device goes on from it.
ALTER TABLE "DraftSave" DROP CONSTRAINT "DraftSave_result";
ALTER TABLE "DraftSave" ADD CONSTRAINT "DraftSave_result" CHECK (content IS NOT NULL OR ("revisionId" IS NOT NULL AND NOT merged));
