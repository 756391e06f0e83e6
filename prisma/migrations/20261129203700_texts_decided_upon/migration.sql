-- A decision and a silence procedure name the languages their text stood in, and one hash over all of them: the revision's own
-- hash is of the language it was written in. Those recorded before name the revision's alone.
ALTER TABLE "Decision" ADD COLUMN "languages" TEXT[] DEFAULT ARRAY[]::TEXT[], ADD COLUMN "textsHash" TEXT;
ALTER TABLE "SilenceProcedure" ADD COLUMN "languages" TEXT[] DEFAULT ARRAY[]::TEXT[], ADD COLUMN "textsHash" TEXT;
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_texts" CHECK (
  ("textsHash" IS NULL AND cardinality("languages") = 0) OR ("textsHash" ~ '^[0-9a-f]{64}$' AND cardinality("languages") > 0)
);
ALTER TABLE "SilenceProcedure" ADD CONSTRAINT "SilenceProcedure_texts" CHECK (
  ("textsHash" IS NULL AND cardinality("languages") = 0) OR ("textsHash" ~ '^[0-9a-f]{64}$' AND cardinality("languages") > 0)
);
