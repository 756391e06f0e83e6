-- AlterTable
ALTER TABLE "MeetingRole" ADD COLUMN     "signs" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Only translators are named for languages.
ALTER TABLE "MeetingRole" ADD CONSTRAINT "MeetingRole_signs" CHECK (kind = 'TRANSLATOR' OR signs = '{}');
