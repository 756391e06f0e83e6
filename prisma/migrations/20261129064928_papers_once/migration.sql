-- Of what was issued twice the newest counts; the others say so when they are verified.
UPDATE "IssuedPaper" p SET "revokedAt" = now(), "revokedReason" = 'replaced by a newer one'
WHERE p."registrationId" IS NOT NULL AND p."revokedAt" IS NULL AND EXISTS (
  SELECT 1 FROM "IssuedPaper" n
  WHERE n."registrationId" = p."registrationId" AND n.kind = p.kind AND n."revokedAt" IS NULL AND (n."issuedAt", n.id) > (p."issuedAt", p.id));

-- Nobody holds two valid papers of one kind: a letter in support of a visa is for one journey.
CREATE UNIQUE INDEX "IssuedPaper_one_valid" ON "IssuedPaper" ("registrationId", kind)
  WHERE "registrationId" IS NOT NULL AND "revokedAt" IS NULL;
