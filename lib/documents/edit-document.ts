import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { checkFacts } from './check-facts';
import { comeOut } from './come-out';
import { announce, lockDocument, type LockedDocument } from './lock-document';
import { isNarrower } from './model/access';
import type { editDocumentSchema } from './schema';

/**
 * Changes what is said of a document, never its symbol or files. Refuses "closed" for one that was withdrawn, "conflict" where it has
 * changed since it was read, and "invalid" (`fewer_readers`, `already_out`) for fewer readers of what has been handed out, or an
 * embargo on it: that is withdrawn instead.
 */
export async function editDocument(
  ctx: Ctx,
  { document, lockVersion, ...input }: z.output<typeof editDocumentSchema>,
): Promise<{ id: string }> {
  const before = await lockDocument(ctx, document);
  if (before.isWithdrawn) throw new Refusal('closed');
  if (before.lockVersion !== lockVersion) throw new Refusal('conflict');
  const facts = await checkFacts(ctx, input);
  // In a language that the meeting has dropped since, a title stays beside its file.
  for (const [language, title] of Object.entries(before.title))
    if (title && !ctx.scope.meeting.languages.includes(language)) facts.title[language] ??= title;
  if (before.isOut) checkStaysOut(before, facts);
  await ctx.tx.document.update({
    where: { id: document },
    data: { ...facts, ...(before.isOut ? {} : { firstOutAt: null, publicAt: null }), lockVersion: { increment: 1 } },
    select: { id: true },
  });
  await comeOut(ctx, document);
  await ctx.audit({
    subject: { type: 'Document', id: document },
    details: {
      symbol: before.symbol,
      before: Object.fromEntries(Object.keys(facts).map((name) => [name, before[name as keyof typeof facts]])),
      after: facts,
    },
  });
  announce(ctx, await lockDocument(ctx, document), before);
  return { id: document };
}

/** What is out stays with whoever could read it. */
function checkStaysOut(before: LockedDocument, facts: Awaited<ReturnType<typeof checkFacts>>): void {
  if (isNarrower(before, facts))
    throw new Refusal('invalid', {
      [facts.access === before.access ? 'groupCode' : 'access']: { code: 'fewer_readers' },
    });
  if (before.firstOutAt && facts.embargoUntil && facts.embargoUntil > before.firstOutAt)
    throw new Refusal('invalid', { 'embargo.date': { code: 'already_out' } });
}
