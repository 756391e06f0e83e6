import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { queueJob } from '@/lib/core/queue-job';
import { toInstant } from '@/lib/meetings/model/zone';
import { lockDraft } from './lock-outcome';
import type { publishSchema } from './schema';
import { sealPublication, type Seal } from './seal';

/**
 * Publishes the Highlights as a sealed snapshot. The symbol is typed to confirm, since nothing published is ever changed.
 * Where something was published before, it is a corrigendum or a revision, with its reason in every language. Under embargo it is
 * sealed now and public from then on.
 * Refuses "invalid" while a language is missing or stale anywhere, naming each place, and while an authentic language lacks its
 * own or the Chair's signature, naming each; "conflict" when the
 * document says something else than what was read: also by a figure, a translation or a reservation that stands elsewhere.
 */
export async function publish(
  ctx: Ctx,
  input: z.output<typeof publishSchema>,
): Promise<{ sha256: string; number: number; isPublic: boolean }> {
  const document = await lockDraft(ctx);
  // What delegations are still being asked about is not published over their heads.
  if (document.state === 'CLEARANCE') throw new Refusal('closed');
  if (input.symbol !== document.symbol) throw new Refusal('invalid', { symbol: { code: 'symbol_differs' } });
  const publicFrom = endOfEmbargo(ctx, input.embargo);
  const publication = await sealPublication(ctx.tx, {
    documentId: document.id,
    at: ctx.now,
    read: input.contentHash,
    publicFrom,
    follows: await readFollows(ctx, document.id, input),
    byAccountId: ctx.actor?.accountId ?? null,
    byName: ctx.actor?.name ?? '',
  });
  await ctx.audit({
    subject: { type: 'Publication', id: publication.id },
    details: {
      number: publication.number,
      sha256: publication.sha256,
      ...(publicFrom ? { publicFrom: publicFrom.toISOString() } : {}),
    },
  });
  // Every file is made once, and its hash is known from then on.
  await queueJob(ctx.tx, { task: 'keep-publication-files', payload: {}, key: 'keep-publication-files' });
  // Under embargo not even that there is something is told.
  if (!publicFrom) ctx.live({ type: 'publication.sealed', subjectId: publication.id, visibility: 'PUBLIC' });
  return { sha256: publication.sha256, number: publication.number, isPublic: !publicFrom };
}

type Input = z.output<typeof publishSchema>;

/** When an embargo ends, by the meeting's clock; nothing without one. Refuses an hour that the clocks never show or that is past. */
function endOfEmbargo({ now, scope }: Ctx, { date, time }: Input['embargo']): Date | undefined {
  if (date === undefined || time === undefined) return undefined;
  const ends = toInstant({ date, time }, scope.meeting.zone);
  if (!ends) throw new Refusal('invalid', { 'embargo.time': { code: 'no_such_time' } });
  if (ends <= now) throw new Refusal('invalid', { 'embargo.date': { code: 'not_later' } });
  return ends;
}

/** What a later publication is, as its publisher says; nothing for a first one. */
async function readFollows(
  { tx, scope }: Ctx,
  documentId: string,
  { edition, reason }: Input,
): Promise<Seal['follows']> {
  if ((await tx.publication.count({ where: { documentId } })) === 0) return undefined;
  const lacking = scope.meeting.languages.filter((language) => !reason[language as keyof typeof reason]);
  const faults = [...(edition ? [] : ['edition']), ...lacking.map((language) => `reason.${language}`)];
  if (!edition || faults.length > 0)
    throw new Refusal('invalid', Object.fromEntries(faults.map((field) => [field, { code: 'required' }])));
  return { kind: edition, reason };
}
