import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { draftMailing } from '@/lib/mail/draft-mailing';
import { toInstant } from '@/lib/meetings/model/zone';
import { lockDraft } from '@/lib/outcome/lock-outcome';
import { readDocumentContent } from '@/lib/outcome/read-content';
import { nextRound } from './next-round';
import { readLetters } from './read-letters';
import type { DraftedRound, prepareRoundSchema } from './schema';

/** Purpose of the letters that open a round, in the outbox. */
export const roundPurpose = 'clearing-round';

/**
 * Keeps a round as a draft, on the text as it stands, so that its letters can be looked at before they are sent. Nobody is written
 * to. Refuses "conflict" while another round runs; "invalid" for a language that the meeting does not have, an hour that the clocks
 * never show or that is past, and where there is nobody to ask or a delegation has nobody to whom it could be written.
 */
export async function prepareRound(
  ctx: Ctx,
  { closes, purpose, ...input }: z.output<typeof prepareRoundSchema>,
): Promise<{ mailingId: string }> {
  const { meeting } = ctx.scope;
  const document = await lockDraft(ctx);
  const number = await nextRound(ctx.tx, document.id);
  if (input.languages.some((language) => !meeting.languages.includes(language)))
    throw new Refusal('invalid', { languages: { code: 'invalid_choice' } });
  const closesAt = toInstant(closes, meeting.zone);
  if (!closesAt) throw new Refusal('invalid', { 'closes.time': { code: 'no_such_time' } });
  if (closesAt <= ctx.now) throw new Refusal('invalid', { 'closes.date': { code: 'not_later' } });
  const { blocks, hash: contentHash } = await readDocumentContent(ctx.tx, document.id);
  if (blocks.length === 0) throw new Refusal('closed');
  const said = Object.fromEntries(Object.entries(purpose).filter(([, text]) => text !== undefined));
  const round: DraftedRound = { ...input, closesAt, purpose: said, contentHash };
  const { asked, letters, unreachable } = await readLetters(ctx.tx, meeting, { ...round, number });
  if (asked.length === 0) throw new Refusal('invalid', { kinds: { code: 'nobody_asked' } });
  // Silence is consent only of those who were asked.
  if (unreachable.length > 0) throw new Refusal('invalid', { kinds: { code: 'unreachable' } });
  return draftMailing(ctx, {
    purpose: roundPurpose,
    audience: { ...round, closesAt: closesAt.toISOString() },
    recipients: letters.length,
    details: { kinds: input.kinds, closesAt, silence: input.silence },
  });
}
