-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "QuestionType" ADD VALUE 'MATRIX';
ALTER TYPE "QuestionType" ADD VALUE 'NUMBER';
ALTER TYPE "QuestionType" ADD VALUE 'DATE';
ALTER TYPE "QuestionType" ADD VALUE 'TEXT';
ALTER TYPE "QuestionType" ADD VALUE 'FILE';
ALTER TYPE "QuestionType" ADD VALUE 'COUNTRY';
ALTER TYPE "QuestionType" ADD VALUE 'ORGANISATION';
ALTER TYPE "QuestionType" ADD VALUE 'THEME';
ALTER TYPE "QuestionType" ADD VALUE 'OBJECTIVE';
ALTER TYPE "QuestionType" ADD VALUE 'NOTE';
ALTER TYPE "QuestionType" ADD VALUE 'CALCULATED';
