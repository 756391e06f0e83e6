-- A role is held once. Delegation and group are null for most roles, and nulls count as equal here; Prisma cannot say so.

CREATE UNIQUE INDEX IF NOT EXISTS "MeetingRole_held_once"
  ON "MeetingRole" ("meetingId", "personId", kind, "delegationId", "groupId") NULLS NOT DISTINCT;

-- Facilitators and rapporteurs belong to a group, focal points and delegates to a delegation, nobody else to either.
ALTER TABLE "MeetingRole" DROP CONSTRAINT IF EXISTS "MeetingRole_of";
ALTER TABLE "MeetingRole" ADD CONSTRAINT "MeetingRole_of" CHECK (
  (("groupId" IS NOT NULL) = (kind IN ('FACILITATOR', 'RAPPORTEUR')))
  AND (("delegationId" IS NOT NULL) = (kind IN ('FOCAL_POINT', 'DELEGATE'))));
