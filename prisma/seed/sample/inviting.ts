import type { Tx } from '@/lib/core/db';
import type { LetterKind } from '@/lib/core/prisma/enums';
import { planMails } from '@/lib/inviting/model/plan';
import { readInvited } from '@/lib/inviting/read-desk';
import { onDay } from './build-next';
import { after, type Kit } from './kit';

/** The head of the sample's letters. The signatory is invented, and the letter says so. */
const letterhead = {
  en: {
    from: 'Secretariat of the Global RCP Meeting',
    address: 'Illustrative address\n1200 Geneva, Switzerland\nsecretariat@sample.example.org',
    signatory: 'Oriol Organista',
    function: 'Head of the secretariat (illustrative)',
    place: 'Geneva',
  },
  fr: {
    from: 'Secrétariat de la Réunion mondiale des PCR',
    address: 'Adresse fictive\n1200 Genève, Suisse\nsecretariat@sample.example.org',
    signatory: 'Oriol Organista',
    function: 'Chef du secrétariat (fictif)',
    place: 'Genève',
  },
  es: {
    from: 'Secretaría de la Reunión Global de los PCR',
    address: 'Dirección ficticia\n1200 Ginebra, Suiza\nsecretariat@sample.example.org',
    signatory: 'Oriol Organista',
    function: 'Jefe de la secretaría (ficticio)',
    place: 'Ginebra',
  },
};

/** No State is named: who chairs a mechanism on the day is not known to the sample. */
const mission: Record<string, string> = {
  en: 'Permanent Mission of the State in the chair (illustrative)',
  fr: 'Mission permanente de l’État assurant la présidence (fictive)',
  es: 'Misión Permanente del Estado que ejerce la presidencia (ficticia)',
};

/** Letterheads, notes verbales with their addressees, deadlines (some of them past), and a reminder that waits to be looked at. */
export async function addInviting(
  tx: Tx,
  { id }: Pick<Kit, 'id'>,
  meetings: { seventh: string; next: string },
  today: Date,
  organiser: string,
): Promise<void> {
  await tx.meeting.updateMany({ where: { id: { in: Object.values(meetings) } }, data: { letterhead } });
  await tx.meeting.update({
    where: { id: meetings.next },
    data: { answerBy: onDay(after(today, 14), '18:00') },
    select: { id: true },
  });
  const open = await tx.invitation.findMany({
    where: { meetingId: meetings.next, status: { in: ['DRAFT', 'SENT'] } },
    select: { id: true, locale: true, status: true, sentAt: true, party: { select: { code: true, kind: true } } },
    orderBy: { id: 'asc' },
  });
  const noted = open.filter(({ party }) => ['RCP', 'IRF', 'GLOBAL_PROCESS'].includes(party.kind)).slice(0, 5);
  await tx.invitation.updateMany({
    where: { id: { in: noted.map((invitation) => invitation.id) } },
    data: { letter: 'NOTE_VERBALE' satisfies LetterKind },
  });
  await tx.invitationAddressee.createMany({
    data: noted.map((invitation) => ({
      id: id(),
      invitationId: invitation.id,
      kind: 'PERMANENT_MISSION' as const,
      name: mission[invitation.locale] ?? mission.en ?? '',
      email: `mission@${invitation.party.code}.example.org`,
      locale: invitation.locale,
      writtenAt: invitation.sentAt,
    })),
  });
  const late = open.filter(({ status }) => status === 'SENT').slice(-2);
  await tx.invitation.updateMany({
    where: { id: { in: late.map((invitation) => invitation.id) } },
    data: { answerBy: onDay(after(today, -3), '18:00') },
  });
  const unanswered = await readInvited(tx, meetings.next, { status: 'SENT' });
  await tx.mailing.create({
    data: {
      id: id(),
      meetingId: meetings.next,
      purpose: 'invitation-reminder',
      audience: { invitations: [], everyone: true, letters: false },
      recipients: unanswered.flatMap((invited) => planMails(invited, 'invitation-reminder', false)).length,
      byAccountId: organiser,
      createdAt: after(today, -1),
    },
    select: { id: true },
  });
}
