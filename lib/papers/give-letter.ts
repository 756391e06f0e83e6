import type { z } from 'zod';
import { env } from '@/lib/core/env';
import type { Ctx } from '@/lib/core/execute';
import type { LocalizedText } from '@/lib/i18n/pick';
import { readOwnWords } from '@/lib/mail/read-own-words';
import { issueLetter } from './issue-letter';
import { paperMail } from './mail';
import type { issueLetterSchema } from './schema';

/** Issues a letter for somebody, as the secretariat does, and tells them where it is. See `issueLetter` for what is refused. */
export async function giveLetter(ctx: Ctx, input: z.output<typeof issueLetterSchema>): Promise<{ paper: string }> {
  const { paper, code } = await issueLetter(ctx, input);
  const { meeting } = ctx.scope;
  const { email, locale, givenName, surname, delegation } = await ctx.tx.registration.findUniqueOrThrow({
    where: { id: input.registration },
    select: {
      email: true,
      locale: true,
      givenName: true,
      surname: true,
      delegation: { select: { party: { select: { names: true } } } },
    },
  });
  const own = await readOwnWords(ctx.tx, meeting.id, { purpose: 'paper-issued', locale });
  await ctx.mail({
    purpose: 'paper-issued',
    to: email,
    locale,
    ...paperMail(meeting, own, {
      locale,
      name: `${givenName} ${surname}`,
      party: delegation.party.names as LocalizedText,
      kind: input.kind,
      code,
      link: `${env().baseUrl}/${locale}/meetings/${meeting.slug}/registration/${input.registration}`,
    }),
  });
  return { paper };
}
