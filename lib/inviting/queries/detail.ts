import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import { canResend } from '@/lib/delegations/policy';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { found } from '@/lib/core/errors';
import type { AddresseeKind } from '@/lib/core/prisma/enums';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { renderLetters } from '@/lib/papers/render/letter';
import { ofCountry } from '../model/of-country';
import { planMails, planWithdrawal, type Invited, type LetterTo } from '../model/plan';
import { readDesk, readInvited } from '../read-desk';
import { readFocalPoints } from '../read-focal-points';
import { letterFileName, writeLetter } from '../render/letter';

/** An addressee the directory knows of, without an address: to be completed by hand. */
export type ProposedAddressee = { kind: AddresseeKind; name: string; years: string; email: string };

/** One invitation with its addressees, letters that are out, and the addressees the directory proposes. */
export async function findInvitation(scope: MeetingScope, id: string, locale: Locale) {
  authorize(scope, 'invitation.read');
  const meetingId = scope.meeting.id;
  const [invited] = await readInvited(db(), meetingId, { ids: [id] });
  const invitation = found(invited);
  const [state, papers, chairs, holders] = await Promise.all([
    db().invitation.findUniqueOrThrow({
      where: { id },
      select: {
        sentAt: true,
        answeredAt: true,
        remindedAt: true,
        reminders: true,
        declineReason: true,
        meeting: { select: { answerBy: true } },
        delegation: { select: { seatsTaken: true } },
      },
    }),
    db().issuedPaper.findMany({
      where: { invitationId: id, meetingId },
      select: { id: true, kind: true, locale: true, code: true, issuedAt: true, revokedAt: true, revokedReason: true },
      orderBy: { issuedAt: 'desc' },
    }),
    db().chairmanship.findMany({
      where: { partyId: invitation.partyId },
      select: { fromYear: true, toYear: true, holder: true, country: { select: { names: true } } },
      orderBy: [{ fromYear: 'asc' }, { toYear: 'asc' }],
    }),
    readFocalPoints(db(), meetingId, id),
  ]);
  const { meeting, delegation, ...dates } = state;
  return {
    ...invitation,
    ...dates,
    meetingAnswerBy: meeting.answerBy,
    seatsTaken: delegation?.seatsTaken ?? 0,
    papers,
    /** Who is written to when it is withdrawn; nobody where it was never sent. */
    told: canResend(invitation.status) ? planWithdrawal(invitation, holders) : [],
    proposed: proposeChairs(chairs, scope.meeting.startsOn.getUTCFullYear(), invitation, locale),
  };
}

export type InvitationDetail = Awaited<ReturnType<typeof findInvitation>>;

type Chair = {
  fromYear: number | null;
  toYear: number | null;
  holder: string | null;
  country: { names: unknown } | null;
};

/** The chair of the meeting's year, the one before and the one after, as far as the directory knows them. */
function proposeChairs(chairs: readonly Chair[], year: number, invited: Invited, locale: Locale): ProposedAddressee[] {
  const t = translator(locale, 'inviting');
  const dated = chairs.filter((chair): chair is Chair & { fromYear: number } => chair.fromYear !== null);
  const current = dated.findLast(({ fromYear, toYear }) => fromYear <= year && (toYear ?? fromYear) >= year);
  const outgoing = dated.findLast((chair) => chair !== current && (chair.toYear ?? chair.fromYear) < year);
  const incoming = dated.find((chair) => chair !== current && chair.fromYear > year);
  const entries: [AddresseeKind, (Chair & { fromYear: number }) | undefined][] = [
    ['CHAIR_CURRENT', current],
    ['CHAIR_INCOMING', incoming],
    ['CHAIR_OUTGOING', outgoing],
  ];
  return entries.flatMap(([kind, chair]) => {
    if (!chair || invited.addressees.some((addressee) => addressee.kind === kind)) return [];
    const country = chair.country ? pick(chair.country.names as LocalizedText, locale).text : null;
    const years = [chair.fromYear, chair.toYear].filter((value) => value !== null && value !== undefined);
    return [
      {
        kind,
        name: country ? t('permanentMission', { country: ofCountry(country, locale) }) : (chair.holder ?? ''),
        years: [...new Set(years)].join('–'),
        email: '',
      },
    ];
  });
}

/** The letters that this invitation goes out with now, to be looked at before. */
export async function listLetters(scope: MeetingScope, id: string): Promise<LetterTo[]> {
  authorize(scope, 'invitation.read');
  const [invited] = await readInvited(db(), scope.meeting.id, { ids: [id] });
  return lettersOf(found(invited));
}

function lettersOf(invited: Invited): LetterTo[] {
  return planMails(invited, 'invitation', true).flatMap(({ letter }) => (letter ? [letter] : []));
}

/** The PDF of one of an invitation's letters as it would be sent now, marked as not issued. */
export async function previewLetter(
  scope: MeetingScope,
  id: string,
  number: number,
): Promise<{ name: string; bytes: Uint8Array }> {
  authorize(scope, 'invitation.read');
  const [[invited], desk] = await Promise.all([
    readInvited(db(), scope.meeting.id, { ids: [id] }),
    readDesk(db(), scope.meeting),
  ]);
  const invitation = found(invited);
  const letter = found(lettersOf(invitation)[number - 1]);
  const facts = writeLetter(desk, invitation, letter, new Date());
  const [bytes] = await renderLetters([{ letter: facts, code: null }], env().baseUrl);
  return { name: letterFileName(letter, invitation.party.code), bytes: found(bytes) };
}
