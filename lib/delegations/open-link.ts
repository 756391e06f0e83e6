import type { z } from 'zod';
import { requestSignIn } from '@/lib/auth/request-sign-in';
import type { openLinkSchema } from '@/lib/auth/schema';
import type { SiteScope } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { hashSecret } from '@/lib/core/secret';

/**
 * "Send me the code": starts a sign-in for exactly the address the link was sent to. The link is not used up, and whoever
 * pressed the button learns nothing and gets no session: the code is in that mailbox. Refuses "closed" for an unknown,
 * revoked or expired link.
 */
export async function openLink(
  ctx: Ctx<SiteScope>,
  input: z.output<typeof openLinkSchema>,
): Promise<{ request: string }> {
  const link = await ctx.tx.personalLink.findUnique({
    where: { tokenHash: hashSecret('personal-link', input.token) },
    select: {
      email: true,
      expiresAt: true,
      revokedAt: true,
      leadsTo: true,
      invitation: { select: { meeting: { select: { slug: true } }, party: { select: { code: true } } } },
      registration: { select: { id: true, meeting: { select: { slug: true } } } },
    },
  });
  if (!link || link.revokedAt || link.expiresAt <= ctx.now) throw new Refusal('closed');
  const path = link.registration
    ? `meetings/${link.registration.meeting.slug}/registration/${link.registration.id}`
    : link.leadsTo === 'FOLLOW_UP'
      ? `meetings/${link.invitation?.meeting.slug ?? ''}/follow-up/report?party=${link.invitation?.party.code ?? ''}`
      : `meetings/${link.invitation?.meeting.slug ?? ''}/delegation?of=${link.invitation?.party.code ?? ''}`;
  return requestSignIn(ctx, {
    email: link.email,
    next: `/${input.locale}/${path}`,
    locale: input.locale,
    browser: input.browser,
  });
}
