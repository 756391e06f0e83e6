import type { z } from 'zod';
import { Refusal, found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { LocalizedText } from '@/lib/i18n/pick';
import { isLocale } from '@/lib/i18n/routing';
import { issuePaper } from './issue-paper';
import { writeParticipantLetter } from './render/participant-letter';
import { missingFor } from './policy';
import { readStanding } from './read-standing';
import type { issueLetterSchema } from './schema';

/**
 * Issues a letter to one participant in their language, with a verification code. A letter for the visa needs a confirmed
 * place in the room; a letter of award, an award; a certificate, that the person was seen at the door, or that the meeting
 * is over for somebody confirmed. What is missing is said at the field, also where they hold one of the kind already: it
 * has to be taken back before there can be another.
 */
export async function issueLetter(
  ctx: Ctx,
  input: z.output<typeof issueLetterSchema>,
): Promise<{ paper: string; code: string }> {
  const meetingId = ctx.scope.meeting.id;
  const registration = found(
    await ctx.tx.registration.findFirst({
      where: { id: input.registration, meetingId },
      select: {
        capacity: true,
        locale: true,
        courtesyTitle: true,
        givenName: true,
        surname: true,
        functionalTitle: true,
        institution: true,
        delegation: { select: { party: { select: { code: true, names: true } } } },
        funding: true,
        meeting: { select: { title: true, letterhead: true, venue: true, city: true, startsOn: true, endsOn: true } },
      },
    }),
  );
  const { funding, meeting, delegation, ...person } = registration;
  const missing = missingFor(input.kind, await readStanding(ctx.tx, meetingId, input.registration));
  if (missing) throw new Refusal('invalid', { kind: { code: missing } });
  // One at a time: nobody is given two, and each has a number of its own.
  await ctx.tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('papers ' || ${meetingId}, 0))`;
  const held = await ctx.tx.issuedPaper.count({
    where: { registrationId: input.registration, kind: input.kind, revokedAt: null },
  });
  if (held > 0) throw new Refusal('invalid', { kind: { code: 'already_issued' } });
  const { code, illustrative, zone } = ctx.scope.meeting;
  const locale = isLocale(person.locale) ? person.locale : 'en';
  const number = await ctx.tx.issuedPaper.count({ where: { meetingId, kind: input.kind } });
  const { id, code: verification } = await issuePaper(ctx, {
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
  return { paper: id, code: verification };
}
