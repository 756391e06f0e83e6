import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockSeats } from './lock-seats';
import { releaseMail } from './mail';
import { partyOf } from './party-of';
import type { releaseFocalPointSchema } from './schema';

/**
 * Takes the role of focal point back and tells the person. Never the last one: the delegation is locked first, so that of
 * two who remove each other at once one remains.
 */
export async function releaseFocalPoint(ctx: Ctx, input: z.output<typeof releaseFocalPointSchema>): Promise<null> {
  const delegation = await lockSeats(ctx, input.delegation);
  const roles = await ctx.tx.meetingRole.findMany({
    where: { delegationId: delegation.id, kind: 'FOCAL_POINT' },
    select: {
      id: true,
      personId: true,
      person: {
        select: {
          givenName: true,
          surname: true,
          accounts: { where: { assistant: false }, select: { account: { select: { email: true, locale: true } } } },
        },
      },
    },
  });
  const leaving = found(roles.find(({ personId }) => personId === input.person));
  if (roles.length === 1) throw new Refusal('invalid', { person: { code: 'last_focal_point' } });
  await ctx.tx.meetingRole.delete({ where: { id: leaving.id }, select: { id: true } });
  const { givenName, surname, accounts } = leaving.person;
  const mailboxes = accounts.map(({ account }) => account);
  await ctx.tx.personalLink.updateMany({
    where: {
      invitationId: delegation.invitationId,
      email: { in: mailboxes.map(({ email }) => email) },
      revokedAt: null,
    },
    data: { revokedAt: ctx.now },
  });
  const party = await partyOf(ctx, delegation.id);
  for (const { email, locale } of mailboxes)
    await ctx.mail({
      purpose: 'focal-point-released',
      to: email,
      locale,
      ...releaseMail(ctx.scope.meeting, { locale, name: `${givenName} ${surname}`, party }),
    });
  await ctx.audit({ subject: { type: 'Delegation', id: delegation.id }, details: { personId: leaving.personId } });
  return null;
}
