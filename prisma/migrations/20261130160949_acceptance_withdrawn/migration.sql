-- CreateTable
CREATE TABLE "ProgressWithdrawal" (
    "reportId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProgressWithdrawal_pkey" PRIMARY KEY ("reportId")
);

-- AddForeignKey
ALTER TABLE "ProgressWithdrawal" ADD CONSTRAINT "ProgressWithdrawal_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "ProgressReview"("reportId") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "ProgressWithdrawal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "ProgressWithdrawal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
