-- CreateTable
CREATE TABLE "TestResponse" (
    "surveyId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "ofDraft" BOOLEAN NOT NULL,
    "answers" JSONB NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TestResponse_pkey" PRIMARY KEY ("surveyId","accountId","ofDraft")
);

-- AddForeignKey
ALTER TABLE "TestResponse" ADD CONSTRAINT "TestResponse_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
