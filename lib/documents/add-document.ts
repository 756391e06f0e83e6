import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { announce, lockDocument } from './lock-document';
import { checkFacts } from './check-facts';
import { nextSymbol } from './model/symbol';
import type { addDocumentSchema } from './schema';
import { writeFile } from './write-file';

/**
 * Adds a document under a symbol of its own, with its first file where there is one already; without, it is awaited and the
 * secretariat's only. Without a symbol it takes the next free one of its kind. Refuses "invalid" (`symbol_taken`).
 */
export async function addDocument(ctx: Ctx, input: z.output<typeof addDocumentSchema>): Promise<{ id: string }> {
  const { id: meetingId, code } = ctx.scope.meeting;
  const facts = await checkFacts(ctx, input);
  // Two who add at once take two symbols.
  await ctx.tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${`documents ${meetingId}`}))::text`;
  const rows = await ctx.tx.document.findMany({ where: { meetingId }, select: { symbol: true } });
  const taken = rows.map(({ symbol }) => symbol);
  if (input.symbol && taken.includes(input.symbol)) throw new Refusal('invalid', { symbol: { code: 'symbol_taken' } });
  const symbol = input.symbol ?? nextSymbol(code, input.kind, taken);
  const { id } = await ctx.tx.document.create({
    data: { meetingId, symbol, ...facts, byAccountId: ctx.actor?.accountId ?? null, createdAt: ctx.now },
    select: { id: true },
  });
  const { language, file } = input;
  const written =
    file && language
      ? await writeFile(ctx, {
          document: id,
          language,
          title: input.title[language] ?? '',
          file,
          revises: false,
          keepsOthers: false,
        })
      : null;
  await ctx.audit({
    subject: { type: 'Document', id },
    details: {
      symbol,
      ...facts,
      ...(written ? { language, sha256: written.sha256 } : {}),
    },
  });
  announce(ctx, await lockDocument(ctx, id));
  return { id };
}
