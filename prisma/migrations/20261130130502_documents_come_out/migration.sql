-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "firstOutAt" TIMESTAMPTZ(3),
ADD COLUMN     "publicAt" TIMESTAMPTZ(3);

-- From when on each document has been out, as far as its row and files tell; what was withdrawn before never was.
UPDATE "Document" d SET "firstOutAt" = due.at, "publicAt" = CASE WHEN d."access" = 'PUBLIC' THEN due.at END
FROM (
  SELECT f."documentId" AS id, greatest(min(f."at"), own."embargoUntil") AS at
  FROM "DocumentFile" f JOIN "Document" own ON own."id" = f."documentId" GROUP BY f."documentId", own."embargoUntil"
) due
WHERE d."id" = due.id AND d."access" <> 'SECRETARIAT'
  AND NOT EXISTS (SELECT FROM "DocumentWithdrawal" w WHERE w."documentId" = d."id" AND w."at" < due.at);

ALTER TABLE "Document" ADD CONSTRAINT "Document_out_check" CHECK ("firstOutAt" IS NULL
  OR ("access" <> 'SECRETARIAT' AND ("embargoUntil" IS NULL OR "embargoUntil" <= "firstOutAt")));
ALTER TABLE "Document" ADD CONSTRAINT "Document_public_check" CHECK ("publicAt" IS NULL
  OR ("access" = 'PUBLIC' AND "firstOutAt" IS NOT NULL AND "firstOutAt" <= "publicAt"));
