-- Seals are lower-case hexadecimal sha256.
ALTER TABLE "SurveyVersion" DROP CONSTRAINT IF EXISTS "SurveyVersion_seal";
ALTER TABLE "SurveyVersion" ADD CONSTRAINT "SurveyVersion_seal" CHECK (number >= 1 AND sha256 ~ '^[0-9a-f]{64}$');

ALTER TABLE "Submission" DROP CONSTRAINT IF EXISTS "Submission_seal";
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_seal" CHECK (number >= 1 AND sha256 ~ '^[0-9a-f]{64}$');

ALTER TABLE "ResultSnapshot" DROP CONSTRAINT IF EXISTS "ResultSnapshot_seal";
ALTER TABLE "ResultSnapshot" ADD CONSTRAINT "ResultSnapshot_seal" CHECK (number >= 1 AND sha256 ~ '^[0-9a-f]{64}$');

-- A reason for no answer stands alone: nothing beside it that could be counted by mistake.
ALTER TABLE "Answer" DROP CONSTRAINT IF EXISTS "Answer_value";
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_value" CHECK (
  revision >= 1 AND (kind = 'VALUE' OR (text IS NULL AND number IS NULL)));

ALTER TABLE "AnswerChoice" DROP CONSTRAINT IF EXISTS "AnswerChoice_rank";
ALTER TABLE "AnswerChoice" ADD CONSTRAINT "AnswerChoice_rank" CHECK (rank IS NULL OR rank >= 1);

-- A reopening says why.
ALTER TABLE "Reopening" DROP CONSTRAINT IF EXISTS "Reopening_reason";
ALTER TABLE "Reopening" ADD CONSTRAINT "Reopening_reason" CHECK (length(trim(reason)) > 0);
