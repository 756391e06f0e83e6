-- CreateTable
CREATE TABLE "AgendaVersion" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byAccountId" UUID,

    CONSTRAINT "AgendaVersion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AgendaVersion_meetingId_number_key" ON "AgendaVersion"("meetingId", "number");

-- AddForeignKey
ALTER TABLE "AgendaVersion" ADD CONSTRAINT "AgendaVersion_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "AgendaVersion" ADD CONSTRAINT "AgendaVersion_seal" CHECK (number >= 1 AND sha256 ~ '^[0-9a-f]{64}$');

-- The programmes that are public today are the first versions. The canonical text is that of lib/core/canonical.ts: sorted keys, no spaces.
CREATE FUNCTION canonical_once(value jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE jsonb_typeof(value)
    WHEN 'object' THEN '{' || coalesce((SELECT string_agg(to_jsonb(key)::text || ':' || canonical_once(member), ',' ORDER BY key COLLATE "C")
                                        FROM jsonb_each(value) AS each(key, member)), '') || '}'
    WHEN 'array' THEN '[' || coalesce((SELECT string_agg(canonical_once(member), ',' ORDER BY at)
                                       FROM jsonb_array_elements(value) WITH ORDINALITY AS each(member, at)), '') || ']'
    ELSE value::text END
$$;

INSERT INTO "AgendaVersion" (id, "meetingId", number, content, sha256)
SELECT gen_random_uuid(), "meetingId", 1, content, encode(sha256(convert_to(canonical_once(content), 'UTF8')), 'hex')
FROM (
  SELECT s."meetingId", jsonb_build_object('sessions', jsonb_agg(
           jsonb_build_object('id', s.id, 'code', s.code, 'kind', s.kind, 'day', s.day, 'start', s.start, 'end', s."end",
                              'room', s.room, 'number', s.number, 'title', s.title, 'note', s.note, 'items', s.items,
                              'documents', s.documents, 'languages', s.languages, 'lockVersion', s."lockVersion",
                              'roles', coalesce((SELECT jsonb_agg(jsonb_build_object('kind', r.kind, 'personId', r."personId", 'name', r.name,
                                                                                     'about', r.about) ORDER BY r.position, r.id)
                                                 FROM "AgendaRole" r WHERE r."sessionId" = s.id), '[]'))
           ORDER BY s.day NULLS FIRST, CASE WHEN s.start ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' THEN s.start END COLLATE "C" NULLS LAST,
                    s.position, s.id)) AS content
  FROM "AgendaSession" s JOIN "Meeting" m ON m.id = s."meetingId" WHERE m.phase <> 'PREPARATION' GROUP BY s."meetingId"
) told;

DROP FUNCTION canonical_once(jsonb);

-- What was published stands.
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "AgendaVersion" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON "AgendaVersion" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
