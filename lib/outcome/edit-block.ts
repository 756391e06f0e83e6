import type { z } from 'zod';
import { can } from '@/lib/auth/permissions';
import { Refusal, found, type FieldErrors } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { readWordings, type StandingWording } from './assemble';
import { textHash } from '@/lib/recommendations/model/recommendation';
import { lockDraft, stepVersion } from './lock-outcome';
import { isNarrative } from './model/blocks';
import { joinWordings } from './model/join';
import { longestBlock, type editBlockSchema } from './schema';
import { writeWording } from './write-wording';

type Input = z.output<typeof editBlockSchema>;
/** How many languages were written, and whether another's edit was joined with this one in any of them. */
type Edited = { block: string; written: number; isJoined: boolean };

/**
 * Changes what a narrative block says, language by language, from the wordings that the form began from (`seen`). What others
 * saved since is joined word by word where both touched different words; otherwise refuses "conflict" at the language, with what
 * stands there, and the next sending knows it. Text bound to a recommendation or a figure is not changed here. The source text is
 * the drafters'; a translator writes the others. A translation is kept with the source text its writer had seen; one that was made
 * from an older text counts as current again once it is changed, or said to hold (`holds`). A save that changes nothing writes nothing.
 */
export async function editBlock(ctx: Ctx, input: Input): Promise<Edited> {
  const document = await lockDraft(ctx);
  const block = found(
    await ctx.tx.outcomeBlock.findFirst({
      where: { id: input.block, documentId: document.id },
      select: { id: true, kind: true, position: true },
    }),
  );
  if (!isNarrative(block.kind) || block.position === null) throw new Refusal('closed');
  const standing = new Map((await readWordings(ctx.tx, document.id, block.id)).map((one) => [one.language, one]));
  const bases = await readBases(ctx, block.id, input);
  const edits = joinEdits(ctx, bases, input, standing);

  const mayWriteSource = can(ctx.scope, 'outcome.compose');
  // A translation stands beside the source text that its writer had before them, whatever others made of it since.
  const source =
    input.text[document.source as Language] ??
    bases.find(({ language }) => language === document.source)?.text ??
    standing.get(document.source)?.text ??
    '';
  const isHeld = ({ language, text }: Edit) =>
    input.holds.includes(language as Language) &&
    text !== '' &&
    standing.get(language)?.sourceHash !== textHash(source) &&
    language !== document.source;
  const changed = edits.filter((edit) => edit.text !== (standing.get(edit.language)?.text ?? '') || isHeld(edit));
  if (changed.some(({ language }) => language === document.source) && !mayWriteSource) throw new Refusal('forbidden');
  for (const { language, text, parents } of changed) {
    await writeWording(ctx, {
      blockId: block.id,
      language,
      text,
      source: language === document.source ? null : source,
      parents,
      after: standing.get(language)?.number ?? 0,
    });
  }
  const isJoined = edits.some((edit) => edit.isJoined);
  if (changed.length > 0) {
    await stepVersion(ctx, document.id);
    await ctx.audit({
      subject: { type: 'OutcomeBlock', id: block.id },
      details: {
        before: Object.fromEntries(changed.map(({ language }) => [language, standing.get(language)?.text ?? null])),
        after: Object.fromEntries(changed.map(({ language, text }) => [language, text])),
      },
    });
  }
  return { block: block.id, written: changed.length, isJoined };
}

type Edit = { language: string; text: string; parents: string[]; isJoined: boolean };

type Base = { id: string; text: string; language: string };
type Language = keyof Input['text'];

/** The wordings of this block that the form began from. */
function readBases({ tx }: Ctx, blockId: string, { seen }: Input): Promise<Base[]> {
  const begun = Object.values(seen.text).filter((id) => id !== undefined);
  return tx.blockWording.findMany({
    where: { id: { in: begun }, blockId },
    select: { id: true, text: true, language: true },
  });
}

/** What each language that was sent will say, joined with what stands there. */
function joinEdits(
  ctx: Ctx,
  bases: readonly Base[],
  { text, seen }: Input,
  standing: ReadonlyMap<string, StandingWording>,
): Edit[] {
  const errors: FieldErrors = {};
  const edits: Edit[] = [];
  for (const [language, mine] of Object.entries(text)) {
    if (mine === undefined) continue;
    if (!ctx.scope.meeting.languages.includes(language))
      throw new Refusal('invalid', { [`text.${language}`]: { code: 'invalid_choice' } });
    const head = standing.get(language);
    const base = bases.find((one) => one.language === language && one.id === seen.text[language as Language]);
    const isBehind = (head?.id ?? null) !== (base?.id ?? null);
    const versions = { base: base?.text ?? '', mine, theirs: head?.text ?? '' };
    const joined = isBehind ? joinWordings(versions, language) : mine;
    if (joined === null || joined.length > longestBlock) {
      errors[`text.${language}`] = {
        code: 'changed_meanwhile',
        params: { value: head?.text || '–', seen: head?.id ?? '' },
      };
      continue;
    }
    const parents = [head?.id, isBehind ? base?.id : undefined].filter((id) => id !== undefined);
    edits.push({ language, text: joined, parents, isJoined: isBehind && mine !== versions.base && joined !== mine });
  }
  if (Object.keys(errors).length > 0) throw new Refusal('conflict', errors);
  return edits;
}
