-- CreateEnum
CREATE TYPE "SilenceOutcome" AS ENUM ('ADOPTED', 'BROKEN', 'CANCELLED');

-- AlterEnum
ALTER TYPE "DecisionMethod" ADD VALUE 'SILENCE';

-- CreateTable
CREATE TABLE "SilenceProcedure" (
    "id" UUID NOT NULL,
    "recommendationId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "byName" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SilenceProcedure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SilenceAudience" (
    "procedureId" UUID NOT NULL,
    "delegationId" UUID NOT NULL,

    CONSTRAINT "SilenceAudience_pkey" PRIMARY KEY ("procedureId","delegationId")
);

-- CreateTable
CREATE TABLE "SilenceBreak" (
    "procedureId" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SilenceBreak_pkey" PRIMARY KEY ("procedureId","delegationId")
);

-- CreateTable
CREATE TABLE "SilenceEnd" (
    "procedureId" UUID NOT NULL,
    "outcome" "SilenceOutcome" NOT NULL,
    "decisionId" UUID,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SilenceEnd_pkey" PRIMARY KEY ("procedureId")
);

-- CreateTable
CREATE TABLE "Reservation" (
    "id" UUID NOT NULL,
    "decisionId" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Reservation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReservationEnd" (
    "reservationId" UUID NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReservationEnd_pkey" PRIMARY KEY ("reservationId")
);

-- CreateTable
CREATE TABLE "Vote" (
    "decisionId" UUID NOT NULL,
    "inFavour" INTEGER NOT NULL,
    "against" INTEGER NOT NULL,
    "abstaining" INTEGER NOT NULL,

    CONSTRAINT "Vote_pkey" PRIMARY KEY ("decisionId")
);

-- CreateIndex
CREATE INDEX "SilenceProcedure_recommendationId_idx" ON "SilenceProcedure"("recommendationId");

-- CreateIndex
CREATE INDEX "SilenceProcedure_revisionId_idx" ON "SilenceProcedure"("revisionId");

-- CreateIndex
CREATE INDEX "SilenceProcedure_closesAt_idx" ON "SilenceProcedure"("closesAt");

-- CreateIndex
CREATE INDEX "SilenceAudience_delegationId_idx" ON "SilenceAudience"("delegationId");

-- CreateIndex
CREATE UNIQUE INDEX "SilenceEnd_decisionId_key" ON "SilenceEnd"("decisionId");

-- CreateIndex
CREATE INDEX "Reservation_decisionId_at_idx" ON "Reservation"("decisionId", "at");

-- CreateIndex
CREATE INDEX "Reservation_delegationId_idx" ON "Reservation"("delegationId");

-- AddForeignKey
ALTER TABLE "SilenceProcedure" ADD CONSTRAINT "SilenceProcedure_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SilenceProcedure" ADD CONSTRAINT "SilenceProcedure_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SilenceAudience" ADD CONSTRAINT "SilenceAudience_procedureId_fkey" FOREIGN KEY ("procedureId") REFERENCES "SilenceProcedure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SilenceAudience" ADD CONSTRAINT "SilenceAudience_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SilenceBreak" ADD CONSTRAINT "SilenceBreak_procedureId_fkey" FOREIGN KEY ("procedureId") REFERENCES "SilenceProcedure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SilenceBreak" ADD CONSTRAINT "SilenceBreak_procedureId_delegationId_fkey" FOREIGN KEY ("procedureId", "delegationId") REFERENCES "SilenceAudience"("procedureId", "delegationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SilenceEnd" ADD CONSTRAINT "SilenceEnd_procedureId_fkey" FOREIGN KEY ("procedureId") REFERENCES "SilenceProcedure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SilenceEnd" ADD CONSTRAINT "SilenceEnd_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reservation" ADD CONSTRAINT "Reservation_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reservation" ADD CONSTRAINT "Reservation_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReservationEnd" ADD CONSTRAINT "ReservationEnd_reservationId_fkey" FOREIGN KEY ("reservationId") REFERENCES "Reservation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a schema cannot say.

ALTER TABLE "SilenceProcedure" ADD CONSTRAINT "SilenceProcedure_clock" CHECK ("closesAt" > at AND hash ~ '^[0-9a-f]{64}$');
ALTER TABLE "SilenceBreak" ADD CONSTRAINT "SilenceBreak_reason" CHECK (reason <> '');
ALTER TABLE "SilenceEnd" ADD CONSTRAINT "SilenceEnd_decision" CHECK ((outcome = 'ADOPTED') = ("decisionId" IS NOT NULL));
ALTER TABLE "Reservation" ADD CONSTRAINT "Reservation_text" CHECK (text <> '');
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_count" CHECK ("inFavour" >= 0 AND against >= 0 AND abstaining >= 0 AND "inFavour" + against + abstaining > 0);

-- What was recorded stands.
DO $$
DECLARE
  sealed text;
BEGIN
  FOREACH sealed IN ARRAY ARRAY['SilenceProcedure', 'SilenceAudience', 'SilenceBreak', 'SilenceEnd', 'Reservation', 'ReservationEnd', 'Vote'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', sealed);
    EXECUTE format('CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', sealed);
  END LOOP;
END
$$;
