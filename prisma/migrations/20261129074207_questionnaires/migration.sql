-- CreateTable
CREATE TABLE "Questionnaire" (
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "draft" JSONB NOT NULL,
    "lockVersion" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Questionnaire_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionnaireStep" (
    "questionnaireId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "before" JSONB NOT NULL,

    CONSTRAINT "QuestionnaireStep_pkey" PRIMARY KEY ("questionnaireId","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "Questionnaire_surveyId_key" ON "Questionnaire"("surveyId");

-- AddForeignKey
ALTER TABLE "Questionnaire" ADD CONSTRAINT "Questionnaire_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionnaireStep" ADD CONSTRAINT "QuestionnaireStep_questionnaireId_fkey" FOREIGN KEY ("questionnaireId") REFERENCES "Questionnaire"("id") ON DELETE CASCADE ON UPDATE CASCADE;
