-- CreateEnum
CREATE TYPE "SentenceStep" AS ENUM ('TRANSLATED', 'REVISED', 'CLEARED');

-- CreateTable
CREATE TABLE "BlockSentence" (
    "wordingId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "uid" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "sourceHash" TEXT,
    "isProposed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "BlockSentence_pkey" PRIMARY KEY ("wordingId","position")
);

-- CreateTable
CREATE TABLE "SentenceReview" (
    "id" UUID NOT NULL,
    "blockId" UUID NOT NULL,
    "uid" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "sourceHash" TEXT NOT NULL,
    "textHash" TEXT NOT NULL,
    "step" "SentenceStep" NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SentenceReview_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "BlockSentence_wordingId_uid_key" ON "BlockSentence"("wordingId", "uid");

-- CreateIndex
CREATE INDEX "SentenceReview_blockId_language_idx" ON "SentenceReview"("blockId", "language");

-- AddForeignKey
ALTER TABLE "BlockSentence" ADD CONSTRAINT "BlockSentence_wordingId_fkey" FOREIGN KEY ("wordingId") REFERENCES "BlockWording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SentenceReview" ADD CONSTRAINT "SentenceReview_blockId_fkey" FOREIGN KEY ("blockId") REFERENCES "OutcomeBlock"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "BlockSentence" ADD CONSTRAINT "BlockSentence_said" CHECK (
  position >= 1 AND (text <> '' OR "sourceHash" IS NOT NULL) AND (NOT "isProposed" OR "sourceHash" IS NOT NULL));

-- What was saved before is one sentence, named by its block, until the block is next saved; its translations said that whole.
INSERT INTO "BlockSentence" ("wordingId", position, uid, text, "sourceHash")
SELECT id, 1, "blockId", text, "sourceHash" FROM "BlockWording" WHERE btrim(text, E' \n\t') <> '';

-- Both stay as they were written.
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "BlockSentence" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "BlockSentence" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "SentenceReview" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "SentenceReview" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
