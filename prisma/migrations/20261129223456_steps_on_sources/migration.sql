-- AlterTable
ALTER TABLE "ConcurrenceReply" DROP CONSTRAINT "ConcurrenceReply_pkey",
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "replacesId" UUID,
ADD CONSTRAINT "ConcurrenceReply_pkey" PRIMARY KEY ("id");

-- What was answered so far has got its id; from here on the application gives it.
ALTER TABLE "ConcurrenceReply" ALTER COLUMN "id" DROP DEFAULT;

-- CreateTable
CREATE TABLE "SourceStep" (
    "id" UUID NOT NULL,
    "generalId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "undoesId" UUID,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SourceStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SourceChange" (
    "stepId" UUID NOT NULL,
    "regionalId" UUID NOT NULL,
    "wasRevisionId" UUID,
    "wasDisposition" "Disposition",
    "wasWhy" TEXT,
    "wasAt" TIMESTAMPTZ(3),
    "revisionId" UUID,
    "disposition" "Disposition",
    "why" TEXT,

    CONSTRAINT "SourceChange_pkey" PRIMARY KEY ("stepId","regionalId")
);

-- CreateIndex
CREATE UNIQUE INDEX "SourceStep_undoesId_key" ON "SourceStep"("undoesId");

-- CreateIndex
CREATE UNIQUE INDEX "SourceStep_generalId_number_key" ON "SourceStep"("generalId", "number");

-- CreateIndex
CREATE INDEX "SourceChange_regionalId_idx" ON "SourceChange"("regionalId");

-- CreateIndex
CREATE INDEX "SourceChange_wasRevisionId_idx" ON "SourceChange"("wasRevisionId");

-- CreateIndex
CREATE INDEX "SourceChange_revisionId_idx" ON "SourceChange"("revisionId");

-- CreateIndex
CREATE UNIQUE INDEX "ConcurrenceReply_replacesId_key" ON "ConcurrenceReply"("replacesId");

-- CreateIndex
CREATE INDEX "ConcurrenceReply_concurrenceId_idx" ON "ConcurrenceReply"("concurrenceId");

-- AddForeignKey
ALTER TABLE "SourceStep" ADD CONSTRAINT "SourceStep_generalId_fkey" FOREIGN KEY ("generalId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceStep" ADD CONSTRAINT "SourceStep_undoesId_fkey" FOREIGN KEY ("undoesId") REFERENCES "SourceStep"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceChange" ADD CONSTRAINT "SourceChange_stepId_fkey" FOREIGN KEY ("stepId") REFERENCES "SourceStep"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceChange" ADD CONSTRAINT "SourceChange_regionalId_fkey" FOREIGN KEY ("regionalId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceChange" ADD CONSTRAINT "SourceChange_wasRevisionId_fkey" FOREIGN KEY ("wasRevisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceChange" ADD CONSTRAINT "SourceChange_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConcurrenceReply" ADD CONSTRAINT "ConcurrenceReply_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "ConcurrenceReply"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Each change asked for has one first answer; what corrects it names the one before.
CREATE UNIQUE INDEX "ConcurrenceReply_first_key" ON "ConcurrenceReply" ("concurrenceId") WHERE "replacesId" IS NULL;

-- A side of a change is whole or empty, and one of the two is there.
ALTER TABLE "SourceChange" ADD CONSTRAINT "SourceChange_sides_whole" CHECK (
  ("wasRevisionId" IS NULL) = ("wasDisposition" IS NULL) AND ("wasRevisionId" IS NULL) = ("wasAt" IS NULL)
  AND ("revisionId" IS NULL) = ("disposition" IS NULL)
  AND ("wasRevisionId" IS NOT NULL OR "revisionId" IS NOT NULL)
);

-- What was recorded stands.
DO $$
DECLARE
  sealed text;
BEGIN
  FOREACH sealed IN ARRAY ARRAY['SourceStep', 'SourceChange'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', sealed);
    EXECUTE format('CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', sealed);
  END LOOP;
END
$$;
