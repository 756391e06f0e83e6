-- CreateTable
CREATE TABLE "GroupReport" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "byAccountId" UUID,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GroupReport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "GroupReport_groupId_number_key" ON "GroupReport"("groupId", "number");

-- AddForeignKey
ALTER TABLE "GroupReport" ADD CONSTRAINT "GroupReport_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "BreakoutGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was handed over stands.
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "GroupReport" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "GroupReport" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
