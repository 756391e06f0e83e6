-- CreateEnum
CREATE TYPE "SurveyAudience" AS ENUM ('MECHANISMS', 'PARTNERS', 'STATES');

-- AlterTable
ALTER TABLE "Party" ADD COLUMN     "stateOf" TEXT;

-- AlterTable
ALTER TABLE "Survey" ADD COLUMN     "asks" "SurveyAudience"[] DEFAULT ARRAY['MECHANISMS', 'PARTNERS']::"SurveyAudience"[];

-- CreateIndex
CREATE UNIQUE INDEX "Party_stateOf_key" ON "Party"("stateOf");

-- AddForeignKey
ALTER TABLE "Party" ADD CONSTRAINT "Party_stateOf_fkey" FOREIGN KEY ("stateOf") REFERENCES "Country"("iso2") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A party that is a State is of the kind of States; a survey asks somebody.
ALTER TABLE "Party" ADD CONSTRAINT "Party_stateOf_is_state" CHECK ("stateOf" IS NULL OR kind = 'STATE');
UPDATE "Survey" SET asks = ARRAY['MECHANISMS', 'PARTNERS']::"SurveyAudience"[] WHERE asks IS NULL;
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_asks_somebody" CHECK (asks IS NOT NULL AND cardinality(asks) > 0);

-- Whether a survey is meant for parties of a kind: the one place where kinds are put together to those whom it asks.
CREATE FUNCTION survey_asks(asks "SurveyAudience"[], kind "PartyKind") RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT CASE
    WHEN kind IN ('RCP', 'IRF', 'GLOBAL_PROCESS') THEN 'MECHANISMS'::"SurveyAudience"
    WHEN kind = 'STATE' THEN 'STATES'::"SurveyAudience"
    ELSE 'PARTNERS'::"SurveyAudience"
  END = ANY (asks)
$$;
