import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { Locked } from './lock';
import { preferMine, reconcile, type Wording } from './model/reconcile';
import { readHead, type Head } from './read-head';
import { longestText } from './schema';

/**
 * What becomes of an edit that began from an earlier revision than the head: in DRAFT both edits are joined where they
 * touch different words. Refuses "conflict" at the fields in which they differ, and always once others have seen the text
 * as it stands: what a group reviews or has agreed never changes by itself. Where the writer has seen the head and chosen
 * a sentence, that sentence stands, and so does what both have changed beside it; what only others changed stays theirs.
 * The caller holds the lock.
 */
export async function joinEdits(
  ctx: Ctx,
  recommendation: Locked,
  head: Head,
  edit: Wording & { base: string; chosen?: string | undefined },
): Promise<Wording> {
  const { id: baseId } = found(
    await ctx.tx.revision.findFirst({
      where: { id: edit.base, recommendationId: recommendation.id },
      select: { id: true },
    }),
  );
  const isChosen = edit.chosen === head.id;
  if (recommendation.status !== 'DRAFT' && !isChosen)
    throw new Refusal('conflict', { text: { code: 'changed_meanwhile' } });
  const [base, theirs] = [wordingOf(await readHead(ctx.tx, baseId)), wordingOf(head)];
  if (isChosen) return { ...preferMine(base, edit, theirs), text: edit.text };
  const joined = reconcile(base, edit, theirs, head.units[0]?.language ?? 'en');
  const isTooLong = joined.isJoined && joined.wording.text.length > longestText;
  if (joined.isJoined && !isTooLong) return joined.wording;
  const fields = (joined.isJoined ? ['text'] : joined.fields).map((field) => [field, { code: 'changed_meanwhile' }]);
  throw new Refusal('conflict', Object.fromEntries(fields));
}

function wordingOf({ units, themes, objectives, addressees, dueBy }: Head): Wording {
  const [first] = units;
  const [theme] = themes;
  if (!first) throw new TypeError('a revision without a unit');
  return { text: first.text, theme: theme ?? '', objectives, addressees, dueBy };
}
