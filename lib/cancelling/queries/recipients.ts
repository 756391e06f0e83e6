import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db, type Tx } from '@/lib/core/db';
import { activeStatuses } from '@/lib/registration/policy';

/** Somebody who has to hear that a meeting is not held. */
export type Recipient = { email: string; locale: string; name: string };

/**
 * Everybody to whom the meeting has been announced: who holds or awaits a place, whoever an invitation reached and has not
 * been withdrawn from, and focal points named since. Each address once, in the language of the registration where there is
 * one. One statement.
 */
export async function listRecipients(reader: Pick<Tx, '$queryRaw'>, meetingId: string): Promise<Recipient[]> {
  return reader.$queryRaw<Recipient[]>`
    WITH reached AS (
      SELECT id, locale, "focalPointEmail", "focalPointGivenName", "focalPointSurname" FROM "Invitation"
      WHERE "meetingId" = ${meetingId}::uuid AND status IN ('SENT', 'ACCEPTED', 'DECLINED')
    ), announced AS (
      SELECT 1 AS n, r.email, r.locale, r."givenName" || ' ' || r.surname AS name FROM "Registration" r
      WHERE r."meetingId" = ${meetingId}::uuid AND r.status = ANY (${[...activeStatuses]}::"RegistrationStatus"[])
      UNION ALL
      SELECT 2, i."focalPointEmail", i.locale, i."focalPointGivenName" || ' ' || i."focalPointSurname" FROM reached i
      UNION ALL
      SELECT 3, a.email, a.locale, p."givenName" || ' ' || p.surname
      FROM "MeetingRole" m JOIN "Person" p ON p.id = m."personId" JOIN "AccountPerson" x ON x."personId" = p.id AND NOT x.assistant
      JOIN "Account" a ON a.id = x."accountId" WHERE m."meetingId" = ${meetingId}::uuid AND m.kind = 'FOCAL_POINT'
      UNION ALL
      SELECT 4, a.email, a.locale, a.name FROM "InvitationAddressee" a JOIN reached i ON i.id = a."invitationId" WHERE a."writtenAt" IS NOT NULL
    )
    SELECT DISTINCT ON (lower(email)) email, locale, trim(name) AS name FROM announced
    WHERE email LIKE '%@%' ORDER BY lower(email), n, name`;
}

/** How many would be told, by language, and the version of the meeting that this is asked of. Two statements. */
export async function previewCancelling(
  scope: MeetingScope,
): Promise<{ counted: number; languages: Record<string, number>; lockVersion: number }> {
  authorize(scope, 'meeting.cancel');
  const { id } = scope.meeting;
  const [recipients, { lockVersion }] = await Promise.all([
    listRecipients(db(), id),
    db().meeting.findUniqueOrThrow({ where: { id }, select: { lockVersion: true } }),
  ]);
  const languages: Record<string, number> = {};
  for (const { locale } of recipients) languages[locale] = (languages[locale] ?? 0) + 1;
  return { counted: recipients.length, languages, lockVersion };
}
