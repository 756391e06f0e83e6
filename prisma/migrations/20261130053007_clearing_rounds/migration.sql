-- CreateEnum
CREATE TYPE "CommentSight" AS ENUM ('OWN', 'ALL');

-- CreateEnum
CREATE TYPE "CommentSeverity" AS ENUM ('EDITORIAL', 'SUBSTANTIVE', 'OBJECTION');

-- CreateEnum
CREATE TYPE "DispositionKind" AS ENUM ('ACCEPTED', 'ACCEPTED_IN_PART', 'NOTED', 'NOT_ACCEPTED');

-- CreateTable
CREATE TABLE "ClearingRound" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "contentHash" TEXT NOT NULL,
    "languages" TEXT[],
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "purpose" JSONB NOT NULL,
    "sight" "CommentSight" NOT NULL,
    "silence" BOOLEAN NOT NULL,
    "before" "DocumentState" NOT NULL,
    "mailingId" UUID NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClearingRound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClearingAudience" (
    "roundId" UUID NOT NULL,
    "delegationId" UUID NOT NULL,

    CONSTRAINT "ClearingAudience_pkey" PRIMARY KEY ("roundId","delegationId")
);

-- CreateTable
CREATE TABLE "ClearingSentence" (
    "roundId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "blockId" UUID NOT NULL,
    "uid" UUID NOT NULL,
    "kind" "BlockKind" NOT NULL,
    "level" INTEGER,
    "label" TEXT,
    "number" INTEGER,
    "text" TEXT NOT NULL,

    CONSTRAINT "ClearingSentence_pkey" PRIMARY KEY ("roundId","language","position")
);

-- CreateTable
CREATE TABLE "ClearingExtension" (
    "roundId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClearingExtension_pkey" PRIMARY KEY ("roundId","number")
);

-- CreateTable
CREATE TABLE "ClearingComment" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "severity" "CommentSeverity" NOT NULL,
    "writtenIn" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "proposed" TEXT,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClearingComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClearingWithdrawal" (
    "commentId" UUID NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClearingWithdrawal_pkey" PRIMARY KEY ("commentId")
);

-- CreateTable
CREATE TABLE "ClearingDisposition" (
    "commentId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "DispositionKind" NOT NULL,
    "writtenIn" TEXT NOT NULL,
    "reply" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClearingDisposition_pkey" PRIMARY KEY ("commentId","number")
);

-- CreateTable
CREATE TABLE "ClearingSilenceEnd" (
    "roundId" UUID NOT NULL,
    "outcome" "SilenceOutcome" NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClearingSilenceEnd_pkey" PRIMARY KEY ("roundId")
);

-- CreateTable
CREATE TABLE "ClearingEnd" (
    "roundId" UUID NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClearingEnd_pkey" PRIMARY KEY ("roundId")
);

-- CreateIndex
CREATE UNIQUE INDEX "ClearingRound_mailingId_key" ON "ClearingRound"("mailingId");

-- CreateIndex
CREATE UNIQUE INDEX "ClearingRound_documentId_number_key" ON "ClearingRound"("documentId", "number");

-- CreateIndex
CREATE INDEX "ClearingAudience_delegationId_idx" ON "ClearingAudience"("delegationId");

-- CreateIndex
CREATE INDEX "ClearingComment_roundId_position_idx" ON "ClearingComment"("roundId", "position");

-- CreateIndex
CREATE INDEX "ClearingComment_roundId_delegationId_idx" ON "ClearingComment"("roundId", "delegationId");

-- AddForeignKey
ALTER TABLE "ClearingRound" ADD CONSTRAINT "ClearingRound_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "OutcomeDocument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClearingRound" ADD CONSTRAINT "ClearingRound_mailingId_fkey" FOREIGN KEY ("mailingId") REFERENCES "Mailing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClearingAudience" ADD CONSTRAINT "ClearingAudience_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "ClearingRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClearingAudience" ADD CONSTRAINT "ClearingAudience_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClearingSentence" ADD CONSTRAINT "ClearingSentence_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "ClearingRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClearingExtension" ADD CONSTRAINT "ClearingExtension_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "ClearingRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClearingComment" ADD CONSTRAINT "ClearingComment_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "ClearingRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClearingComment" ADD CONSTRAINT "ClearingComment_roundId_delegationId_fkey" FOREIGN KEY ("roundId", "delegationId") REFERENCES "ClearingAudience"("roundId", "delegationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClearingComment" ADD CONSTRAINT "ClearingComment_roundId_language_position_fkey" FOREIGN KEY ("roundId", "language", "position") REFERENCES "ClearingSentence"("roundId", "language", "position") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClearingWithdrawal" ADD CONSTRAINT "ClearingWithdrawal_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "ClearingComment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClearingDisposition" ADD CONSTRAINT "ClearingDisposition_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "ClearingComment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClearingSilenceEnd" ADD CONSTRAINT "ClearingSilenceEnd_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "ClearingRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClearingEnd" ADD CONSTRAINT "ClearingEnd_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "ClearingRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a schema cannot say.

ALTER TABLE "ClearingRound" ADD CONSTRAINT "ClearingRound_clock" CHECK ("closesAt" > at AND "contentHash" ~ '^[0-9a-f]{64}$' AND cardinality(languages) > 0);
ALTER TABLE "ClearingExtension" ADD CONSTRAINT "ClearingExtension_reason" CHECK (reason <> '' AND "closesAt" > at AND number > 0);
ALTER TABLE "ClearingComment" ADD CONSTRAINT "ClearingComment_text" CHECK (text <> '' AND proposed <> '');
ALTER TABLE "ClearingDisposition" ADD CONSTRAINT "ClearingDisposition_reply" CHECK (reply <> '' AND number > 0);
ALTER TABLE "ClearingSentence" ADD CONSTRAINT "ClearingSentence_place" CHECK (position > 0);

-- What was recorded stands.
DO $$
DECLARE
  sealed text;
BEGIN
  FOREACH sealed IN ARRAY ARRAY['ClearingAudience', 'ClearingComment', 'ClearingDisposition', 'ClearingEnd', 'ClearingExtension', 'ClearingRound', 'ClearingSentence', 'ClearingSilenceEnd', 'ClearingWithdrawal'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', sealed);
    EXECUTE format('CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', sealed);
  END LOOP;
END
$$;
