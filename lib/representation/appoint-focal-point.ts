import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { issueLink } from '@/lib/delegations/issue-link';
import { ensurePerson } from '@/lib/people/ensure-person';
import { ensureRole } from '@/lib/people/ensure-role';
import { lockSeats } from './lock-seats';
import { focalPointMail } from './mail';
import { partyOf } from './party-of';
import type { appointFocalPointSchema } from './schema';

/** Makes somebody a further focal point of a delegation: account, role, and a mail with a link to the delegation's page. */
export async function appointFocalPoint(
  ctx: Ctx,
  input: z.output<typeof appointFocalPointSchema>,
): Promise<{ personId: string }> {
  const { email, locale, givenName, surname } = input;
  const { personId } = await ensurePerson(ctx, input);
  const delegation = await lockSeats(ctx, input.delegation);
  if (delegation.invitation === 'REVOKED') throw new Refusal('closed');
  const role = { personId, delegationId: delegation.id, kind: 'FOCAL_POINT' as const };
  if (await ctx.tx.meetingRole.findFirst({ where: role, select: { id: true } }))
    throw new Refusal('invalid', { email: { code: 'already_focal_point' } });
  await ensureRole(ctx, role);
  const url = await issueLink(ctx, { email, locale, invitationId: delegation.invitationId });
  const party = await partyOf(ctx, delegation.id);
  await ctx.mail({
    purpose: 'focal-point',
    to: email,
    locale,
    ...focalPointMail(ctx.scope.meeting, { locale, name: `${givenName} ${surname}`, party, url }),
  });
  await ctx.audit({ subject: { type: 'Delegation', id: delegation.id }, details: { personId, to: email } });
  return { personId };
}
