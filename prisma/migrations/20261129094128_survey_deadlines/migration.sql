-- AlterTable
ALTER TABLE "Survey" ADD COLUMN     "graceHours" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "late" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "SurveyExtension" (
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "partyId" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SurveyExtension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyContact" (
    "surveyId" UUID NOT NULL,
    "partyId" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "reminders" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SurveyContact_pkey" PRIMARY KEY ("surveyId","partyId")
);

-- CreateIndex
CREATE INDEX "SurveyExtension_surveyId_partyId_at_idx" ON "SurveyExtension"("surveyId", "partyId", "at");

-- CreateIndex
CREATE INDEX "SurveyContact_partyId_idx" ON "SurveyContact"("partyId");

-- AddForeignKey
ALTER TABLE "SurveyExtension" ADD CONSTRAINT "SurveyExtension_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyExtension" ADD CONSTRAINT "SurveyExtension_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyContact" ADD CONSTRAINT "SurveyContact_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyContact" ADD CONSTRAINT "SurveyContact_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a schema cannot say.

ALTER TABLE "Survey" ADD CONSTRAINT "Survey_grace" CHECK ("graceHours" BETWEEN 0 AND 720);
ALTER TABLE "SurveyExtension" ADD CONSTRAINT "SurveyExtension_reason" CHECK (length(trim(reason)) > 0);
ALTER TABLE "SurveyContact" ADD CONSTRAINT "SurveyContact_reminders" CHECK (reminders >= 0 AND (reminders = 0) = ("remindedAt" IS NULL));

-- Append-only, as the reopenings are.
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "SurveyExtension" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "SurveyExtension" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Whoever has begun to answer was told on the first page whether results name them.
CREATE OR REPLACE FUNCTION refuse_changed_attribution() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Response" r WHERE r."surveyId" = NEW.id) THEN
    RAISE EXCEPTION 'the survey has answers: what was announced stays' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE OR REPLACE TRIGGER attribution_is_announced BEFORE UPDATE OF attributed ON "Survey"
  FOR EACH ROW WHEN (NEW.attributed IS DISTINCT FROM OLD.attributed) EXECUTE FUNCTION refuse_changed_attribution();
