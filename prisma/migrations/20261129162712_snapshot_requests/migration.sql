-- CreateEnum
CREATE TYPE "SnapshotState" AS ENUM ('QUEUED', 'RUNNING', 'DONE', 'FAILED');

-- CreateTable
CREATE TABLE "SnapshotRequest" (
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "state" "SnapshotState" NOT NULL DEFAULT 'QUEUED',
    "byAccountId" UUID,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "workedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "counted" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "kept" JSONB NOT NULL DEFAULT '{}',
    "snapshotId" UUID,

    CONSTRAINT "SnapshotRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SnapshotRequest_snapshotId_key" ON "SnapshotRequest"("snapshotId");

-- CreateIndex
CREATE INDEX "SnapshotRequest_surveyId_askedAt_idx" ON "SnapshotRequest"("surveyId", "askedAt");

-- CreateIndex
CREATE INDEX "SnapshotRequest_state_workedAt_idx" ON "SnapshotRequest"("state", "workedAt");

-- AddForeignKey
ALTER TABLE "SnapshotRequest" ADD CONSTRAINT "SnapshotRequest_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SnapshotRequest" ADD CONSTRAINT "SnapshotRequest_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "ResultSnapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- One at a time: whoever asks while one is being taken is told of that one.
CREATE UNIQUE INDEX "SnapshotRequest_one_open" ON "SnapshotRequest" ("surveyId") WHERE "state" IN ('QUEUED', 'RUNNING');

-- Sealed exactly where it is done, and a reason exactly where it failed.
ALTER TABLE "SnapshotRequest" ADD CONSTRAINT "SnapshotRequest_outcome" CHECK (
  ("state" = 'DONE') = ("snapshotId" IS NOT NULL) AND ("state" = 'FAILED') = ("failure" IS NOT NULL)
);
