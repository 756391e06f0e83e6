-- CreateEnum
CREATE TYPE "FigureName" AS ENUM ('PARTICIPATION', 'SURVEY', 'PRIORITIES', 'CONTRIBUTIONS', 'PARTIES');

-- AlterEnum
ALTER TYPE "BlockKind" ADD VALUE 'LIST' BEFORE 'COMMITMENT';
ALTER TYPE "BlockKind" ADD VALUE 'NUMBERED_LIST' BEFORE 'COMMITMENT';
ALTER TYPE "BlockKind" ADD VALUE 'TABLE' BEFORE 'COMMITMENT';
ALTER TYPE "BlockKind" ADD VALUE 'RECOMMENDATION';
ALTER TYPE "BlockKind" ADD VALUE 'FIGURE';

-- AlterTable
ALTER TABLE "OutcomeDocument" ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'en';

-- AlterTable
ALTER TABLE "OutcomeBlock" ADD COLUMN     "figure" "FigureName",
ADD COLUMN     "level" INTEGER,
ADD COLUMN     "part" TEXT,
ALTER COLUMN "position" DROP NOT NULL;

-- CreateTable
CREATE TABLE "BlockWording" (
    "id" UUID NOT NULL,
    "blockId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "parentIds" UUID[],
    "text" TEXT NOT NULL,
    "sourceHash" TEXT,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BlockWording_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "BlockWording_blockId_language_number_key" ON "BlockWording"("blockId", "language", "number");

-- AddForeignKey
ALTER TABLE "BlockWording" ADD CONSTRAINT "BlockWording_blockId_fkey" FOREIGN KEY ("blockId") REFERENCES "OutcomeBlock"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What stood in a block becomes its first wording in each language; the numbers of headings are counted from now on. It was
-- plain text: what would now be read as a mark is written so that it reads as it did.
UPDATE "OutcomeDocument" d SET source = m.languages[1] FROM "Meeting" m WHERE m.id = d."meetingId" AND cardinality(m.languages) > 0;
UPDATE "OutcomeBlock" SET level = 1 WHERE kind = 'HEADING';
WITH said AS (
  SELECT b.id, d."createdAt", d.source, t.key AS language, regexp_replace(
    CASE WHEN b.kind = 'HEADING' THEN regexp_replace(t.value, '^[IVX]+\. +', '') ELSE t.value END,
    '([\\*[])', '\\\1', 'g') AS text
  FROM "OutcomeBlock" b
  JOIN "OutcomeDocument" d ON d.id = b."documentId"
  CROSS JOIN LATERAL jsonb_each_text(CASE jsonb_typeof(b.text) WHEN 'object' THEN b.text END) t
  WHERE b.kind IN ('HEADING', 'PARAGRAPH') AND t.value IS NOT NULL)
INSERT INTO "BlockWording" (id, "blockId", language, number, "parentIds", text, "sourceHash", at)
SELECT gen_random_uuid(), said.id, said.language, 1, '{}', said.text,
  CASE WHEN said.language <> said.source
    THEN encode(sha256(convert_to(normalize(coalesce(source.text, ''), NFC), 'UTF8')), 'hex') END, said."createdAt"
FROM said LEFT JOIN said source ON source.id = said.id AND source.language = said.source;
ALTER TABLE "OutcomeBlock" DROP COLUMN "text";

-- A block is narrative or bound, never both, and has what its kind needs. New values of an enum are compared as text in the
-- transaction that adds them.
ALTER TABLE "OutcomeBlock" ADD CONSTRAINT "OutcomeBlock_kind" CHECK (
  (level IS NOT NULL) = (kind::text = 'HEADING')
  AND (level IS NULL OR level BETWEEN 1 AND 3)
  AND (part IS NULL OR kind::text = 'HEADING')
  AND ("commitmentId" IS NOT NULL) = (kind::text = 'COMMITMENT')
  AND ("revisionId" IS NOT NULL) = (kind::text IN ('COMMITMENT', 'RECOMMENDATION'))
  AND (figure IS NOT NULL) = (kind::text = 'FIGURE')
  AND (position IS NOT NULL OR kind::text <> 'COMMITMENT'));
ALTER TABLE "BlockWording" ADD CONSTRAINT "BlockWording_number" CHECK (number >= 1 AND (number > 1) = (cardinality("parentIds") > 0));

-- Every wording stays as it was saved.
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "BlockWording" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "BlockWording" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
