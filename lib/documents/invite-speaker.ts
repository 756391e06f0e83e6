import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { env } from '@/lib/core/env';
import { hashSecret, randomToken } from '@/lib/core/secret';
import { toInstant } from '@/lib/meetings/model/zone';
import { lockDocument } from './lock-document';
import { writeInvitation } from './mail';
import { longestLinkDays, type inviteSpeakerSchema } from './schema';

/**
 * Sends somebody a link by which they bring the files of one document themselves until a deadline, and no other. Only the hash of
 * its token is kept. Refuses "closed" for a document that was withdrawn, and "invalid" while the meeting is not public, for an hour
 * that its clocks never show and for a deadline that is past or further away than links are open.
 */
export async function inviteSpeaker(
  ctx: Ctx,
  { document: id, name, email, locale, deadline }: z.output<typeof inviteSpeakerSchema>,
): Promise<{ id: string }> {
  const { meeting } = ctx.scope;
  const document = await lockDocument(ctx, id);
  if (document.isWithdrawn) throw new Refusal('closed');
  if (meeting.phase === 'PREPARATION') throw new Refusal('invalid', { email: { code: 'not_public' } });
  const expiresAt = toInstant(deadline, meeting.zone);
  if (!expiresAt) throw new Refusal('invalid', { 'deadline.time': { code: 'no_such_time' } });
  if (expiresAt <= ctx.now) throw new Refusal('invalid', { 'deadline.date': { code: 'not_later' } });
  if (expiresAt.getTime() > ctx.now.getTime() + longestLinkDays * 86_400_000)
    throw new Refusal('invalid', { 'deadline.date': { code: 'too_late' } });
  const token = randomToken();
  const link = await ctx.tx.documentLink.create({
    data: {
      documentId: id,
      tokenHash: hashSecret('document-link', token),
      name,
      email,
      locale,
      expiresAt,
      createdAt: ctx.now,
    },
    select: { id: true },
  });
  const { subject, body } = writeInvitation(
    meeting,
    { name, locale, document, expiresAt },
    `${env().baseUrl}/${locale}/presentation/open?t=${token}`,
  );
  await ctx.mail({ purpose: 'document-link', to: email, locale, subject, body, secret: true });
  await ctx.audit({
    subject: { type: 'DocumentLink', id: link.id },
    details: { symbol: document.symbol, email, expiresAt },
  });
  return { id };
}
