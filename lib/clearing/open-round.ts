import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { queueMails } from '@/lib/core/outbox';
import { lockMailing } from '@/lib/mail/lock-mailing';
import { markMailingSent } from '@/lib/mail/mark-mailing-sent';
import { keepVersion } from '@/lib/outcome/keep-version';
import { lockDraft } from '@/lib/outcome/lock-outcome';
import { readDocumentContent } from '@/lib/outcome/read-content';
import { sentencesToClear } from './model/sentences';
import { nextRound } from './next-round';
import { roundPurpose } from './prepare-round';
import { readLetters } from './read-letters';
import { draftedRoundSchema, type openRoundSchema } from './schema';

/**
 * Opens a drafted round: the version of the document, which is kept, its sentences, the delegations that are asked and the deadline
 * are fixed, the letters leave, and the document is in clearance. Sent to exactly as many as were shown, or not at all ("messages_changed" names
 * the new number); "text_changed" where the document says something else than the letters; refuses "conflict" while another round
 * runs and "closed" once the deadline has passed. Sent a second time it opens nothing.
 */
export async function openRound(
  ctx: Ctx,
  input: z.output<typeof openRoundSchema>,
): Promise<{ round: string; messages: number }> {
  const { meeting } = ctx.scope;
  const document = await lockDraft(ctx);
  const mailing = await lockMailing(ctx, input.mailing);
  if (mailing.purpose !== roundPurpose) throw new Refusal('not_found');
  if (mailing.sent !== null) {
    const opened = await ctx.tx.clearingRound.findUniqueOrThrow({
      where: { mailingId: input.mailing },
      select: { id: true },
    });
    return { round: opened.id, messages: mailing.sent };
  }
  const number = await nextRound(ctx.tx, document.id);
  const drafted = draftedRoundSchema.parse(mailing.audience);
  if (drafted.closesAt <= ctx.now) throw new Refusal('closed');
  const read = await readDocumentContent(ctx.tx, document.id);
  const { blocks, hash } = read;
  if (hash !== drafted.contentHash) throw new Refusal('invalid', { messages: { code: 'text_changed' } });
  const version = await keepVersion(ctx, document.id, read, { cause: 'ROUND' });
  const { asked, letters, unreachable } = await readLetters(ctx.tx, meeting, { ...drafted, number });
  if (letters.length !== input.messages || unreachable.length > 0)
    throw new Refusal('invalid', { messages: { code: 'messages_changed', params: { count: letters.length } } });

  const { kinds: _kinds, ...round } = drafted;
  const { id } = await ctx.tx.clearingRound.create({
    data: {
      ...round,
      id: randomUUID(),
      documentId: document.id,
      versionId: version.id,
      number,
      before: document.state,
      mailingId: input.mailing,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
      audience: { create: asked.map((delegationId) => ({ delegationId })) },
    },
    select: { id: true },
  });
  const languages = [...new Set([...drafted.languages, document.source])];
  const sentences = JSON.stringify(sentencesToClear(blocks, languages));
  await ctx.tx.$executeRaw`
    INSERT INTO "ClearingSentence" ("roundId", language, position, "blockId", uid, kind, level, label, number, text)
    SELECT ${id}::uuid, s.language, s.position, s."blockId", s.uid, s.kind, s.level, s.label, s.number, s.text
    FROM jsonb_to_recordset(${sentences}::jsonb) AS s(
      language text, position int, "blockId" uuid, uid uuid, kind "BlockKind", level int, label text, number int, text text)`;
  await ctx.tx.outcomeDocument.update({
    where: { id: document.id },
    data: { state: 'CLEARANCE' },
    select: { id: true },
  });
  await queueMails(
    ctx.tx,
    letters.map(({ to, locale, subject, body }) => ({
      purpose: roundPurpose,
      to,
      locale,
      subject,
      body,
      meetingId: meeting.id,
      mailingId: input.mailing,
    })),
  );
  await ctx.audit({
    subject: { type: 'ClearingRound', id },
    details: {
      number,
      hash,
      version: version.number,
      closesAt: drafted.closesAt,
      asked: asked.length,
      silence: drafted.silence,
    },
  });
  const { messages } = await markMailingSent(ctx, input.mailing, letters.length, { round: number });
  return { round: id, messages };
}
