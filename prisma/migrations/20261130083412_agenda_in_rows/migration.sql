-- CreateEnum
CREATE TYPE "SessionKind" AS ENUM ('OPENING', 'PLENARY', 'BREAKOUT', 'BREAK', 'CLOSING');

-- CreateEnum
CREATE TYPE "AgendaRoleKind" AS ENUM ('CHAIR', 'MODERATOR', 'SPEAKER', 'RAPPORTEUR', 'GUEST');

-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "lastSessionNumber" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "AgendaSession" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "SessionKind",
    "day" INTEGER,
    "position" INTEGER NOT NULL,
    "start" TEXT,
    "end" TEXT,
    "room" TEXT,
    "number" TEXT,
    "title" JSONB NOT NULL,
    "note" JSONB NOT NULL DEFAULT '{}',
    "items" JSONB NOT NULL DEFAULT '[]',
    "documents" JSONB NOT NULL DEFAULT '[]',
    "languages" TEXT[],
    "lockVersion" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "AgendaSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgendaRole" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "kind" "AgendaRoleKind" NOT NULL,
    "position" INTEGER NOT NULL,
    "personId" UUID,
    "name" TEXT,
    "about" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AgendaRole_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AgendaSession_meetingId_code_key" ON "AgendaSession"("meetingId", "code");

-- CreateIndex
CREATE INDEX "AgendaRole_sessionId_idx" ON "AgendaRole"("sessionId");

-- CreateIndex
CREATE INDEX "AgendaRole_personId_idx" ON "AgendaRole"("personId");

-- AddForeignKey
ALTER TABLE "AgendaSession" ADD CONSTRAINT "AgendaSession_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaRole" ADD CONSTRAINT "AgendaRole_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "AgendaSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaRole" ADD CONSTRAINT "AgendaRole_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "AgendaSession" ADD CONSTRAINT "AgendaSession_code" CHECK (code ~ '^(d[0-9]{1,2}-[0-2][0-9]:[0-5][0-9]|s-[0-9]{1,5})$');
ALTER TABLE "AgendaSession" ADD CONSTRAINT "AgendaSession_day" CHECK (day >= 1);
-- A session ends only where it has begun, and both are times of day then.
ALTER TABLE "AgendaSession" ADD CONSTRAINT "AgendaSession_end" CHECK (
  "end" IS NULL OR ("end" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "start" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'));
ALTER TABLE "AgendaRole" ADD CONSTRAINT "AgendaRole_who" CHECK ("personId" IS NOT NULL OR length(trim(name)) > 0 OR about <> '{}');

-- The programmes that were one JSON value become rows. A session with a time keeps the name by which the door knows it; of two
-- at one time only the first could be checked in to.
INSERT INTO "AgendaSession" (id, "meetingId", code, day, position, "start", "number", title, note, languages)
SELECT gen_random_uuid(), "meetingId",
       CASE WHEN nth = 1 THEN door ELSE 's-' || row_number() OVER (PARTITION BY "meetingId", door IS NOT NULL AND nth = 1 ORDER BY at) END,
       day, at, item ->> 'time', item ->> 'number', item -> 'title',
       CASE WHEN jsonb_typeof(item -> 'note') = 'object' THEN item -> 'note' ELSE '{}' END, '{}'
FROM (
  SELECT told.*, CASE WHEN door IS NOT NULL THEN row_number() OVER (PARTITION BY "meetingId", door ORDER BY at) END AS nth
  FROM (
    SELECT m.id AS "meetingId", item, at::int AS at, day,
           CASE WHEN day <= 99 AND item ->> 'time' ~ '^[0-2][0-9]:[0-5][0-9]$' THEN 'd' || day || '-' || (item ->> 'time') END AS door
    FROM "Meeting" m
    CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(m.agenda) = 'array' THEN m.agenda ELSE '[]' END) WITH ORDINALITY AS listed(item, at)
    CROSS JOIN LATERAL (SELECT CASE WHEN item ->> 'day' ~ '^[1-9][0-9]{0,3}$' THEN (item ->> 'day')::int END AS day) AS of_day
    WHERE jsonb_typeof(item -> 'title') = 'object'
  ) told
) named;

INSERT INTO "AgendaRole" (id, "sessionId", kind, position, name, about)
SELECT gen_random_uuid(), s.id, 'SPEAKER', 1,
       CASE WHEN jsonb_typeof(item -> 'speakers') = 'string' THEN item ->> 'speakers' END,
       CASE WHEN jsonb_typeof(item -> 'speakers') = 'object' THEN item -> 'speakers' ELSE '{}' END
FROM "Meeting" m
CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(m.agenda) = 'array' THEN m.agenda ELSE '[]' END) WITH ORDINALITY AS listed(item, at)
JOIN "AgendaSession" s ON s."meetingId" = m.id AND s.position = at
WHERE (jsonb_typeof(item -> 'speakers') = 'string' AND length(trim(item ->> 'speakers')) > 0)
   OR (jsonb_typeof(item -> 'speakers') = 'object' AND item -> 'speakers' <> '{}');

UPDATE "Meeting" m SET "lastSessionNumber" = coalesce(
  (SELECT max(substr(s.code, 3)::int) FROM "AgendaSession" s WHERE s."meetingId" = m.id AND s.code LIKE 's-%'), 0);

-- AlterTable
ALTER TABLE "Meeting" DROP COLUMN "agenda";
