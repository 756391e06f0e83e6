-- CreateEnum
CREATE TYPE "CodeChangeKind" AS ENUM ('ADDED', 'EDITED', 'RETIRED', 'RESTORED', 'MERGED');

-- CreateEnum
CREATE TYPE "CodingPart" AS ENUM ('FIRST', 'SECOND', 'DECIDED');

-- CreateTable
CREATE TABLE "CodeBook" (
    "id" UUID NOT NULL,
    "questionId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "salt" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CodeBook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BookCode" (
    "id" UUID NOT NULL,
    "bookId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "names" JSONB NOT NULL,
    "description" JSONB NOT NULL,
    "lockVersion" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),
    "mergedIntoId" UUID,

    CONSTRAINT "BookCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CodeBookChange" (
    "id" UUID NOT NULL,
    "bookId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "codeId" UUID NOT NULL,
    "kind" "CodeChangeKind" NOT NULL,
    "after" JSONB NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CodeBookChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Coder" (
    "bookId" UUID NOT NULL,
    "part" "CodingPart" NOT NULL,
    "accountId" UUID,
    "finishedAt" TIMESTAMPTZ(3),
    "namedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Coder_pkey" PRIMARY KEY ("bookId","part")
);

-- CreateTable
CREATE TABLE "Coding" (
    "id" UUID NOT NULL,
    "bookId" UUID NOT NULL,
    "responseId" UUID NOT NULL,
    "textSha256" TEXT NOT NULL,
    "part" "CodingPart" NOT NULL,
    "bookVersion" INTEGER NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Coding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CodingCode" (
    "codingId" UUID NOT NULL,
    "codeId" UUID NOT NULL,

    CONSTRAINT "CodingCode_pkey" PRIMARY KEY ("codingId","codeId")
);

-- CreateIndex
CREATE UNIQUE INDEX "CodeBook_questionId_key" ON "CodeBook"("questionId");

-- CreateIndex
CREATE INDEX "BookCode_mergedIntoId_idx" ON "BookCode"("mergedIntoId");

-- CreateIndex
CREATE UNIQUE INDEX "BookCode_bookId_number_key" ON "BookCode"("bookId", "number");

-- CreateIndex
CREATE INDEX "CodeBookChange_codeId_idx" ON "CodeBookChange"("codeId");

-- CreateIndex
CREATE UNIQUE INDEX "CodeBookChange_bookId_version_key" ON "CodeBookChange"("bookId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Coder_bookId_accountId_key" ON "Coder"("bookId", "accountId");

-- CreateIndex
CREATE INDEX "Coding_responseId_idx" ON "Coding"("responseId");

-- CreateIndex
CREATE UNIQUE INDEX "Coding_bookId_responseId_textSha256_part_key" ON "Coding"("bookId", "responseId", "textSha256", "part");

-- CreateIndex
CREATE INDEX "CodingCode_codeId_idx" ON "CodingCode"("codeId");

-- AddForeignKey
ALTER TABLE "CodeBook" ADD CONSTRAINT "CodeBook_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookCode" ADD CONSTRAINT "BookCode_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "CodeBook"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookCode" ADD CONSTRAINT "BookCode_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "BookCode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodeBookChange" ADD CONSTRAINT "CodeBookChange_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "CodeBook"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodeBookChange" ADD CONSTRAINT "CodeBookChange_codeId_fkey" FOREIGN KEY ("codeId") REFERENCES "BookCode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Coder" ADD CONSTRAINT "Coder_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "CodeBook"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Coding" ADD CONSTRAINT "Coding_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "CodeBook"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Coding" ADD CONSTRAINT "Coding_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "Response"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodingCode" ADD CONSTRAINT "CodingCode_codingId_fkey" FOREIGN KEY ("codingId") REFERENCES "Coding"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodingCode" ADD CONSTRAINT "CodingCode_codeId_fkey" FOREIGN KEY ("codeId") REFERENCES "BookCode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Two coders, and what is decided is nobody's part to code.
ALTER TABLE "Coder" ADD CONSTRAINT "Coder_part" CHECK (part <> 'DECIDED');
ALTER TABLE "BookCode" ADD CONSTRAINT "BookCode_merged" CHECK ("mergedIntoId" <> id);

-- A code is given from the book that the coding is made with.
CREATE FUNCTION keep_code_of_book() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT c."bookId" FROM "Coding" c WHERE c.id = NEW."codingId") IS DISTINCT FROM (SELECT b."bookId" FROM "BookCode" b WHERE b.id = NEW."codeId") THEN
    RAISE EXCEPTION 'the code is not of the book of the coding' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_code_of_book BEFORE INSERT OR UPDATE ON "CodingCode" FOR EACH ROW EXECUTE FUNCTION keep_code_of_book();

-- What both coders said of an answer can be read once their codings are beside each other; from then on it stays as it is.
CREATE FUNCTION keep_compared_coding() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  coding "Coding";
BEGIN
  SELECT c.* INTO coding FROM "Coding" c WHERE c.id = OLD."codingId";
  IF coding.part <> 'DECIDED'
     AND EXISTS (SELECT 1 FROM "CodeBook" b WHERE b.id = coding."bookId" AND b."openedAt" IS NOT NULL)
     AND EXISTS (SELECT 1 FROM "Coding" o WHERE o."bookId" = coding."bookId" AND o."responseId" = coding."responseId"
                   AND o."textSha256" = coding."textSha256" AND o.part <> 'DECIDED' AND o.part <> coding.part) THEN
    RAISE EXCEPTION 'a coding that was compared stays as it is' USING ERRCODE = 'check_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER keep_compared_coding BEFORE DELETE ON "CodingCode" FOR EACH ROW EXECUTE FUNCTION keep_compared_coding();
