-- CreateEnum
CREATE TYPE "ConcurrenceAnswer" AS ENUM ('CONCURS', 'ASKS_CHANGE', 'OBJECTS');

-- CreateTable
CREATE TABLE "Concurrence" (
    "id" UUID NOT NULL,
    "recommendationId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "answer" "ConcurrenceAnswer" NOT NULL,
    "text" TEXT,
    "language" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Concurrence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConcurrenceView" (
    "concurrenceId" UUID NOT NULL,
    "delegationId" UUID NOT NULL,

    CONSTRAINT "ConcurrenceView_pkey" PRIMARY KEY ("concurrenceId","delegationId")
);

-- CreateTable
CREATE TABLE "ConcurrenceReply" (
    "concurrenceId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ConcurrenceReply_pkey" PRIMARY KEY ("concurrenceId")
);

-- CreateIndex
CREATE INDEX "Concurrence_recommendationId_groupId_at_idx" ON "Concurrence"("recommendationId", "groupId", "at");

-- CreateIndex
CREATE INDEX "Concurrence_revisionId_idx" ON "Concurrence"("revisionId");

-- CreateIndex
CREATE INDEX "Concurrence_groupId_idx" ON "Concurrence"("groupId");

-- CreateIndex
CREATE INDEX "ConcurrenceView_delegationId_idx" ON "ConcurrenceView"("delegationId");

-- AddForeignKey
ALTER TABLE "Concurrence" ADD CONSTRAINT "Concurrence_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Concurrence" ADD CONSTRAINT "Concurrence_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Concurrence" ADD CONSTRAINT "Concurrence_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "BreakoutGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConcurrenceView" ADD CONSTRAINT "ConcurrenceView_concurrenceId_fkey" FOREIGN KEY ("concurrenceId") REFERENCES "Concurrence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConcurrenceView" ADD CONSTRAINT "ConcurrenceView_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConcurrenceReply" ADD CONSTRAINT "ConcurrenceReply_concurrenceId_fkey" FOREIGN KEY ("concurrenceId") REFERENCES "Concurrence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who asks for a change or objects says what and why.
ALTER TABLE "Concurrence" ADD CONSTRAINT "Concurrence_says_why" CHECK (answer = 'CONCURS' OR text IS NOT NULL);

-- What was recorded stands.
DO $$
DECLARE
  sealed text;
BEGIN
  FOREACH sealed IN ARRAY ARRAY['Concurrence', 'ConcurrenceView', 'ConcurrenceReply'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', sealed);
    EXECUTE format('CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', sealed);
  END LOOP;
END
$$;
