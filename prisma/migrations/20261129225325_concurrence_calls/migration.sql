-- CreateTable
CREATE TABLE "ConcurrenceCall" (
    "id" UUID NOT NULL,
    "recommendationId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "isAnew" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ConcurrenceCall_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ConcurrenceCall_recommendationId_groupId_at_idx" ON "ConcurrenceCall"("recommendationId", "groupId", "at");

-- CreateIndex
CREATE INDEX "ConcurrenceCall_groupId_idx" ON "ConcurrenceCall"("groupId");

-- AddForeignKey
ALTER TABLE "ConcurrenceCall" ADD CONSTRAINT "ConcurrenceCall_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConcurrenceCall" ADD CONSTRAINT "ConcurrenceCall_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "BreakoutGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was recorded stands.
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "ConcurrenceCall" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "ConcurrenceCall" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
