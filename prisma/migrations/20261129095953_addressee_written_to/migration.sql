-- When an invitation first went to this address. Whoever stands on an invitation that was sent counts as written to: nothing says otherwise.
ALTER TABLE "InvitationAddressee" ADD COLUMN     "writtenAt" TIMESTAMPTZ(3);

UPDATE "InvitationAddressee" a SET "writtenAt" = i."sentAt"
FROM "Invitation" i WHERE i.id = a."invitationId" AND i."sentAt" IS NOT NULL;
