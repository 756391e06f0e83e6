import type { z } from 'zod';
import { env } from '@/lib/core/env';
import type { Ctx } from '@/lib/core/execute';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { ensurePerson } from '@/lib/people/ensure-person';
import { appointmentMail } from './mail';
import type { appointSchema } from './schema';

/**
 * Gives somebody a role for the whole meeting: chair, organiser, translator. The person and their mailbox are made where they
 * are new. They are told by mail, in the language of their account; given twice, the role is held and told once.
 */
export async function appoint(
  ctx: Ctx,
  { kind, ...named }: z.output<typeof appointSchema>,
): Promise<{ appointment: string }> {
  const meetingId = ctx.scope.meeting.id;
  // Holds the mailbox locked, so that two appointments at once cannot make two of one.
  const { accountId, personId } = await ensurePerson(ctx, named);
  const role = { meetingId, personId, kind, delegationId: null, groupId: null };
  const held = await ctx.tx.meetingRole.findFirst({ where: role, select: { id: true } });
  const { id } = held ?? (await ctx.tx.meetingRole.create({ data: role, select: { id: true } }));
  await ctx.audit({ subject: { type: 'Person', id: personId }, details: { kind } });
  if (!held) await tellThem(ctx, accountId, { kind, name: `${named.givenName} ${named.surname}` });
  return { appointment: id };
}

async function tellThem(
  ctx: Ctx,
  accountId: string,
  { kind, name }: { kind: z.output<typeof appointSchema>['kind']; name: string },
): Promise<void> {
  const { email, locale } = await ctx.tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { email: true, locale: true },
  });
  const url = `${env().baseUrl}/${isLocale(locale) ? locale : defaultLocale}/sign-in`;
  await ctx.mail({
    purpose: 'appointment',
    to: email,
    locale,
    ...appointmentMail(ctx.scope.meeting, kind, { locale, name, url }),
  });
}
