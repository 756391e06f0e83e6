import type { Ctx } from '@/lib/core/execute';
import { env } from '@/lib/core/env';
import { hashSecret, randomToken } from '@/lib/core/secret';
import { linkExpiry } from './model';

/** What a personal link names: an invitation or a registration, and the one address it is good for. */
export type LinkSubject = { email: string; locale: string } & ({ invitationId: string } | { registrationId: string });

/**
 * Makes a personal link for a mail and answers its address. Only the token's hash is stored.
 * The link opens nothing by itself: its page sends a code to `email`, so a forwarded or scanned link is worth nothing.
 */
export async function issueLink(ctx: Ctx, { locale, ...subject }: LinkSubject): Promise<string> {
  const token = randomToken();
  await ctx.tx.personalLink.create({
    data: {
      ...subject,
      tokenHash: hashSecret('personal-link', token),
      createdAt: ctx.now,
      expiresAt: linkExpiry(ctx.now, ctx.scope.meeting.endsOn),
    },
    select: { id: true },
  });
  return `${env().baseUrl}/${locale}/invitation/open?t=${token}`;
}
