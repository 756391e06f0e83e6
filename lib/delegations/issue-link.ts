import type { Ctx } from '@/lib/core/execute';
import { env } from '@/lib/core/env';
import { hashSecret, randomToken } from '@/lib/core/secret';
import { linkExpiry } from './model';

/** Least days for which a link to a report works: reports are gathered within a mechanism first. */
const followUpDays = 60;

/** What a personal link names: an invitation or a registration, and the one address it is good for. */
export type LinkSubject = { email: string; locale: string } & (
  { invitationId: string; leadsTo?: 'FOLLOW_UP' } | { registrationId: string }
);

/**
 * Makes a personal link for a mail and answers its address. Only the token's hash is stored.
 * The link opens nothing by itself: its page sends a code to `email`, so a forwarded or scanned link is worth nothing.
 */
export async function issueLink(ctx: Ctx, subject: LinkSubject): Promise<string> {
  const [url] = await issueLinks(ctx, [subject]);
  if (!url) throw new Error('no link was made');
  return url;
}

/** Several personal links by one statement, in the order of their subjects. */
export async function issueLinks(ctx: Ctx, subjects: readonly LinkSubject[]): Promise<string[]> {
  const made = subjects.map(({ locale, ...subject }) => ({ locale, subject, token: randomToken() }));
  if (made.length > 0)
    await ctx.tx.personalLink.createMany({
      data: made.map(({ subject, token }) => ({
        ...subject,
        tokenHash: hashSecret('personal-link', token),
        createdAt: ctx.now,
        expiresAt: linkExpiry(ctx.now, ctx.scope.meeting.endsOn, 'leadsTo' in subject ? followUpDays : undefined),
      })),
    });
  return made.map(({ locale, token }) => linkAddress(locale, token));
}

/** The address of a personal link; in a preview the token is not made yet. */
export function linkAddress(locale: string, token: string): string {
  return `${env().baseUrl}/${locale}/invitation/open?t=${token}`;
}
