-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "closedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "PlenaryItem" ALTER COLUMN "position" DROP NOT NULL;
