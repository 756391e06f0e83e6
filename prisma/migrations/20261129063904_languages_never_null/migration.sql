-- AlterTable
ALTER TABLE "Registration" ALTER COLUMN "languages" SET DEFAULT ARRAY[]::TEXT[];

-- Whoever was named and had not answered yet had NULL here: a list is empty, never absent.
UPDATE "Registration" SET "languages" = '{}' WHERE "languages" IS NULL;
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_languages_present" CHECK ("languages" IS NOT NULL);
