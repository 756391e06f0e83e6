-- AlterTable
ALTER TABLE "PublishedFigure" ADD COLUMN     "named" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "namedIn" TEXT;
