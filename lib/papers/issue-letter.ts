import type { z } from 'zod';
import { Refusal, found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { LocalizedText } from '@/lib/i18n/pick';
import { isLocale } from '@/lib/i18n/routing';
import { issuePaper } from './issue-paper';
import { writeParticipantLetter } from './render/participant-letter';
import type { issueLetterSchema } from './schema';

/**
 * Issues a letter to one participant in their language, with a verification code. A letter for the visa needs a confirmed
 * place in the room; a letter of award, an award; a certificate, that the person was seen at the door, or that the meeting
 * is over for somebody confirmed. What is missing is said at the field.
 */
export async function issueLetter(ctx: Ctx, input: z.output<typeof issueLetterSchema>): Promise<{ paper: string }> {
  const meetingId = ctx.scope.meeting.id;
  const registration = found(
    await ctx.tx.registration.findFirst({
      where: { id: input.registration, meetingId },
      select: {
        status: true,
        capacity: true,
        mode: true,
        locale: true,
        courtesyTitle: true,
        givenName: true,
        surname: true,
        functionalTitle: true,
        institution: true,
        delegation: { select: { party: { select: { code: true, names: true } } } },
        funding: true,
        checkIns: { where: { direction: 'IN' }, select: { id: true }, take: 1 },
        meeting: { select: { title: true, letterhead: true, venue: true, city: true, startsOn: true, endsOn: true } },
      },
    }),
  );
  const { funding, checkIns, meeting, delegation, ...person } = registration;
  const missing = missingFor(input.kind, {
    isConfirmed: person.status === 'CONFIRMED',
    isInPerson: person.mode === 'IN_PERSON',
    isAwarded: funding?.status === 'AWARDED',
    wasSeen: checkIns.length > 0,
    isOver: ctx.now > (await endOfMeeting(ctx)),
  });
  if (missing) throw new Refusal('invalid', { kind: { code: missing } });
  const { code, illustrative, zone } = ctx.scope.meeting;
  const locale = isLocale(person.locale) ? person.locale : 'en';
  const number = await ctx.tx.issuedPaper.count({ where: { meetingId, kind: input.kind } });
  const { id } = await issuePaper(ctx, {
    kind: input.kind,
    locale,
    registrationId: input.registration,
    facts: writeParticipantLetter({
      kind: input.kind,
      locale,
      person,
      party: delegation.party.names as LocalizedText,
      award: funding && { ...funding, dsaDays: Number(funding.dsaDays) },
      meeting: { ...meeting, title: meeting.title as LocalizedText, illustrative, zone },
      reference: `${code}/${input.kind === 'CERTIFICATE' ? 'CA' : input.kind === 'VISA_LETTER' ? 'VL' : 'LA'}/${number + 1}`,
      now: ctx.now,
    }),
  });
  await ctx.audit({
    subject: { type: 'IssuedPaper', id },
    details: { kind: input.kind, registration: input.registration },
  });
  return { paper: id };
}

type Standing = { isConfirmed: boolean; isInPerson: boolean; isAwarded: boolean; wasSeen: boolean; isOver: boolean };

function missingFor(kind: z.output<typeof issueLetterSchema>['kind'], standing: Standing): string | null {
  if (kind === 'CERTIFICATE')
    return standing.wasSeen || (standing.isConfirmed && standing.isOver) ? null : 'not_attended';
  if (!standing.isConfirmed) return 'not_confirmed';
  if (kind === 'LETTER_OF_AWARD') return standing.isAwarded ? null : 'not_awarded';
  return standing.isInPerson ? null : 'not_in_person';
}

/** Midnight after the last day in the meeting's zone. */
async function endOfMeeting({ tx, scope }: Ctx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`
    SELECT ("endsOn" + 1)::timestamp AT TIME ZONE zone AS at FROM "Meeting" WHERE id = ${scope.meeting.id}::uuid`;
  return found(row).at;
}
