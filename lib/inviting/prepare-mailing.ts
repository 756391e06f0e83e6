import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { draftMailing } from '@/lib/mail/draft-mailing';
import { leftOut, planMails } from './model/plan';
import { readInvited } from './read-desk';
import type { Audience, prepareMailingSchema } from './schema';

/**
 * Keeps a message to many as a draft, to be looked at before it is sent. Nobody is written to. Refuses where nobody chosen
 * could be written to: without a focal point, or, for a reminder, with an answer already.
 */
export async function prepareMailing(
  ctx: Ctx,
  input: z.output<typeof prepareMailingSchema>,
): Promise<{ mailingId: string }> {
  const { id: meetingId } = ctx.scope.meeting;
  const invited = await readInvited(
    ctx.tx,
    meetingId,
    input.everyone ? { status: 'SENT' } : { ids: input.invitations ?? [] },
  );
  const written = invited.filter((invitation) => leftOut(invitation, input.occasion) === null);
  if (written.length === 0) throw new Refusal('invalid', { invitations: { code: 'nobody_to_write_to' } });
  const audience: Audience = {
    invitations: input.everyone ? [] : (input.invitations ?? []),
    everyone: input.everyone,
    letters: input.letters,
    // A party that is completed later does not slip into a message that was drafted without it.
    without: invited.filter((invitation) => !written.includes(invitation)).map(({ id }) => id),
  };
  const recipients = written.flatMap((invitation) => planMails(invitation, input.occasion, false)).length;
  return draftMailing(ctx, {
    purpose: input.occasion,
    audience,
    recipients,
    details: { occasion: input.occasion, invitations: written.length },
  });
}
