-- CreateEnum
CREATE TYPE "TransferStepKind" AS ENUM ('BEGUN', 'SENT');

-- AlterTable
ALTER TABLE "Transfer" ADD COLUMN     "filter" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "locale" TEXT NOT NULL DEFAULT 'en',
ADD COLUMN     "recipientKind" TEXT,
ADD COLUMN     "registrationIds" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "TransferStep" (
    "id" UUID NOT NULL,
    "transferId" UUID NOT NULL,
    "kind" "TransferStepKind" NOT NULL,
    "sha256" TEXT,
    "bytes" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TransferStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TransferNote" (
    "transferId" UUID NOT NULL,
    "contactName" TEXT,
    "contact" TEXT,
    "reason" TEXT NOT NULL,

    CONSTRAINT "TransferNote_pkey" PRIMARY KEY ("transferId")
);

-- CreateIndex
CREATE INDEX "TransferStep_transferId_at_idx" ON "TransferStep"("transferId", "at");

-- AddForeignKey
ALTER TABLE "TransferStep" ADD CONSTRAINT "TransferStep_transferId_fkey" FOREIGN KEY ("transferId") REFERENCES "Transfer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TransferNote" ADD CONSTRAINT "TransferNote_transferId_fkey" FOREIGN KEY ("transferId") REFERENCES "Transfer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a schema cannot say.

-- What went out is known by its hash, and only once it went out; each step is made once.
ALTER TABLE "TransferStep" ADD CONSTRAINT "TransferStep_seal" CHECK (
  (kind = 'SENT') = (sha256 IS NOT NULL AND bytes IS NOT NULL) AND coalesce(sha256 ~ '^[0-9a-f]{64}$' AND bytes >= 0, true));
CREATE UNIQUE INDEX "TransferStep_sent_once" ON "TransferStep" ("transferId") WHERE kind = 'SENT';

-- Append-only, as the transfers are.
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "TransferStep" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "TransferStep" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
