import type { z } from 'zod';
import { canonicalJson } from '@/lib/core/canonical';
import type { Ctx } from '@/lib/core/execute';
import { joinFields } from '@/lib/core/join-fields';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { describeSchema } from './schema';

type Input = z.output<typeof describeSchema>;
const names = ['summary.en', 'summary.fr', 'summary.es', 'contact'] as const;

/**
 * Says on the meeting's public page what it was for and came to, in each language, and where to ask. What its writer left as it was
 * stays as others have saved it meanwhile; where both changed the same text it refuses "conflict" with what stands there. Also of a
 * closed meeting: only then is there all to be told. A save that changes nothing writes nothing.
 */
export async function describe(ctx: Ctx, { seen, ...mine }: Input): Promise<null> {
  const { id } = ctx.scope.meeting;
  const [row] = await ctx.tx.$queryRaw<{ summary: LocalizedText; contact: string | null }[]>`
    SELECT summary, contact FROM "Meeting" WHERE id = ${id}::uuid FOR UPDATE`;
  const standing = fieldsOf({ summary: row?.summary ?? {}, contact: row?.contact });
  const joined = joinFields(names, { mine: fieldsOf(mine), seen: fieldsOf(seen), standing });
  const summary = { en: joined['summary.en'], fr: joined['summary.fr'], es: joined['summary.es'] };
  const after = { summary: told(summary), contact: joined.contact ?? null };
  if (canonicalJson(fieldsOf(after)) === canonicalJson(standing)) return null;
  await ctx.tx.meeting.update({ where: { id }, data: after, select: { id: true } });
  await ctx.audit({ subject: { type: 'Meeting', id }, details: after });
  ctx.live({ type: 'meeting', subjectId: id, visibility: 'PUBLIC' });
  return null;
}

const told = (summary: LocalizedText) => Object.fromEntries(Object.entries(summary).filter(([, text]) => text));

type Fields = { summary: LocalizedText; contact?: string | null | undefined };

const fieldsOf = ({ summary, contact }: Fields) => ({
  'summary.en': summary.en ?? undefined,
  'summary.fr': summary.fr ?? undefined,
  'summary.es': summary.es ?? undefined,
  contact: contact ?? undefined,
});
