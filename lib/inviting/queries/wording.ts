import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { linkAddress } from '@/lib/delegations/issue-link';
import type { Locale } from '@/lib/i18n/routing';
import { isPaper, type InvitingPurpose, type WordedPurpose } from '@/lib/mail/policy';
import { wordsOfTheProduct, type Wording, type WordingPreview } from '@/lib/mail/word-mail';
import { translator } from '@/lib/i18n/translator';
import { writeMail } from '../mail';
import type { AddresseeKind } from '@/lib/core/prisma/enums';
import { focalPointsOf, isReady, type Invited } from '../model/plan';
import { readDesk, readInvited } from '../read-desk';
import { writeLetter } from '../render/letter';

/** The words of a purpose and language filled with the first invitation that has a focal point, or null where there is none yet. */
export async function previewWording(
  scope: MeetingScope,
  purpose: InvitingPurpose,
  locale: Locale,
): Promise<WordingPreview | null> {
  authorize(scope, 'mail.word');
  const first = await db().invitation.findFirst({
    where: { meetingId: scope.meeting.id, focalPointEmail: { not: '' } },
    select: { id: true },
    orderBy: [{ status: 'asc' }, { party: { code: 'asc' } }],
  });
  if (!first) return null;
  const [[invited], desk] = await Promise.all([
    readInvited(db(), scope.meeting.id, { ids: [first.id] }),
    readDesk(db(), scope.meeting),
  ]);
  if (!invited || !isReady(invited)) return null;
  const { kind, name } = recipientOf(invited, purpose);
  const party = invited.party.names;
  if (isPaper(purpose)) {
    const letterKind = purpose === 'letter' ? 'LETTER' : 'NOTE_VERBALE';
    const letter = { invitationId: invited.id, kind: letterKind, to: kind, name, locale } as const;
    const { titleShown, blocks } = writeLetter(desk, invited, letter, new Date());
    return {
      party,
      subject: titleShown,
      paragraphs: blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])),
    };
  }
  const hasLink = isToFocalPoint(purpose) && purpose !== 'invitation-withdrawn';
  const mail = { invitationId: invited.id, purpose, to: '', name, kind, locale, hasLink, copies: [], letter: null };
  const reason = translator(locale, 'inviting')('reasonSample');
  const { subject, body } = writeMail(
    desk,
    invited,
    mail as Parameters<typeof writeMail>[2],
    linkAddress(locale, '…'),
    reason,
  );
  return { party, subject, paragraphs: body.split(/\n{2,}/) };
}

/** Mails with a link go to the focal point; letters to the first addressee where the invitation has one. */
function recipientOf(invited: Invited, purpose: InvitingPurpose): { kind: AddresseeKind; name: string } {
  const formal = invited.addressees.find(({ kind }) => kind !== 'FOCAL_POINT');
  const [focalPoint] = focalPointsOf(invited);
  const own = {
    kind: 'FOCAL_POINT' as const,
    name: `${focalPoint?.givenName ?? ''} ${focalPoint?.surname ?? ''}`.trim(),
  };
  return formal && !isToFocalPoint(purpose) ? formal : own;
}

const isToFocalPoint = (purpose: InvitingPurpose) =>
  purpose === 'invitation' || purpose === 'invitation-reminder' || purpose === 'invitation-withdrawn';

/** The product's words of a purpose and language, with their placeholders. */
export function productWording(scope: MeetingScope, purpose: WordedPurpose, locale: Locale): Wording {
  authorize(scope, 'mail.word');
  return wordsOfTheProduct(purpose, locale);
}

/** The letterhead as it is stored, for its form. */
export async function findLetterhead(scope: MeetingScope): Promise<Record<string, Record<string, string>>> {
  authorize(scope, 'meeting.edit');
  const { letterhead } = await db().meeting.findUniqueOrThrow({
    where: { id: scope.meeting.id },
    select: { letterhead: true },
  });
  return (letterhead ?? {}) as Record<string, Record<string, string>>;
}
