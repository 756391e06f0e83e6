-- AlterTable
ALTER TABLE "AgendaRole" ALTER COLUMN "sessionId" DROP NOT NULL;
