import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { can } from '@/lib/auth/permissions';
import { Refusal, found, type FieldErrors } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { readWordings, type StandingWording } from './assemble';
import { textHash } from '@/lib/recommendations/model/recommendation';
import { lockDraft, stepVersion } from './lock-outcome';
import { isOutOfOrder, type TranslationRow } from './model/alignment';
import { isNarrative, type narrativeShapes } from './model/blocks';
import { joinWordings } from './model/join';
import { sourceRows, translationRows, type Known } from './model/sentences';
import { readSentences } from './read-sentences';
import { longestBlock, type editBlockSchema } from './schema';
import { writeWording } from './write-wording';

type Input = z.output<typeof editBlockSchema>;
/** How many languages were written, and whether another's edit was joined with this one in any of them. */
type Edited = { block: string; written: number; isJoined: boolean };

/**
 * Changes what a narrative block says, language by language, from the wordings that the form began from (`seen`). What others
 * saved since is joined word by word where both touched different words; otherwise refuses "conflict" at the language, with what
 * stands there, and the next sending knows it. Text bound to a recommendation or a figure is not changed here. The source text is
 * the drafters'; a translator writes the others. Each sentence of a translation is kept with the source sentence its writer had
 * seen; one that was made from an older text counts as current again once it is changed, or said to hold (`holds`), which nobody can
 * say of a text they have not seen. A save that changes nothing writes nothing.
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

  const { source } = document;
  const standingSource = standing.get(source);
  const seenSource = bases.find(({ language }) => language === source) ?? standingSource;
  const sentences = await readSentences(
    ctx.tx,
    [...standing.values(), ...bases].map(({ id }) => id),
  );
  const standingRows = sentences.of(standingSource?.id);
  const typed = (language: string, text: string) => ({ text, kind: block.kind as Narrative, language });
  // A translation stands beside the source text that its writer had before them, whatever others made of it since.
  const sourceText = input.text[source as Language] ?? seenSource?.text ?? '';
  const beside =
    sourceText === seenSource?.text
      ? sentences.of(seenSource.id)
      : sourceRows(typed(source, sourceText), standingRows, randomUUID);

  const sentencesOf = ({ language, text }: Edit): readonly (Known | TranslationRow)[] => {
    const before = standing.get(language)?.id;
    if (language !== source)
      return translationRows(typed(language, text), beside, sentences.ofTranslation(before), isHeld(language));
    if (text === sourceText) return beside;
    const others = standingRows.filter(({ uid }) => beside.every((one) => one.uid !== uid));
    return sourceRows(typed(source, text), [...beside, ...others], randomUUID);
  };
  const isHeld = (language: string) => language !== source && input.holds.includes(language as Language);
  const needsHolding = ({ language, text }: Edit) =>
    isHeld(language) && text !== '' && isBehind(beside, sentences.ofTranslation(standing.get(language)?.id));

  const changed = edits.filter((edit) => edit.text !== (standing.get(edit.language)?.text ?? '') || needsHolding(edit));
  if (changed.some(({ language }) => language === source) && !can(ctx.scope, 'outcome.compose'))
    throw new Refusal('forbidden');
  for (const edit of changed) {
    await writeWording(ctx, {
      blockId: block.id,
      language: edit.language,
      text: edit.text,
      source: edit.language === source ? null : sourceText,
      sentences: sentencesOf(edit),
      parents: edit.parents,
      after: standing.get(edit.language)?.number ?? 0,
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

/** Is there anything in a translation that saying that it holds would change? */
function isBehind(source: readonly Known[], translation: readonly TranslationRow[]): boolean {
  const hashes = new Map(source.map(({ uid, text }) => [uid, textHash(text)]));
  return (
    isOutOfOrder(source, translation) ||
    translation.some(({ uid, sourceHash, isProposed }) => isProposed || hashes.get(uid) !== sourceHash)
  );
}

type Narrative = keyof typeof narrativeShapes;
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
  { text, seen, holds }: Input,
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
    const isUnseen = holds.includes(language as Language) && joined !== mine;
    if (joined === null || isUnseen || joined.length > longestBlock) {
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
