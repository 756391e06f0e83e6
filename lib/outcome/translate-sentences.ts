import type { z } from 'zod';
import { Refusal, found, type FieldErrors } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { textHash } from '@/lib/recommendations/model/recommendation';
import { readWordings } from './assemble';
import { lockDraft } from './lock-outcome';
import { leanOf, type TranslationRow } from './model/alignment';
import { isNarrative } from './model/blocks';
import { unreadWhereMoved, type Known } from './model/sentences';
import { readSentences, type Sentences } from './read-sentences';
import type { translateSentencesSchema } from './schema';
import { writeTranslation } from './write-translation';

type Input = z.output<typeof translateSentencesSchema>;

/**
 * Says sentences of a block in another language, each with the source sentence that its writer had beside it (`beside`): where
 * that was changed meanwhile, the translation is kept and is stale at once. The text of the block is then those sentences in the
 * order of the source. `holds` names sentences that are right as they stood when the writer began, or, where nothing was said of
 * one, that it is said together with the one before. Refuses "conflict" at each sentence that somebody
 * else has said otherwise meanwhile, or that the source no longer has; "invalid" for the source's own language.
 */
export async function translateSentences(ctx: Ctx, input: Input): Promise<{ block: string; written: number }> {
  const document = await lockDraft(ctx);
  const { language } = input;
  if (language === document.source || !ctx.scope.meeting.languages.includes(language))
    throw new Refusal('invalid', { language: { code: 'invalid_choice' } });
  const block = found(
    await ctx.tx.outcomeBlock.findFirst({
      where: { id: input.block, documentId: document.id },
      select: { id: true, kind: true, position: true },
    }),
  );
  if (!isNarrative(block.kind) || block.position === null) throw new Refusal('closed');
  const standing = await readWordings(ctx.tx, document.id, block.id);
  const source = found(standing.find((one) => one.language === document.source));
  const before = standing.find((one) => one.language === language);
  const beside = found(
    await ctx.tx.blockWording.findFirst({
      where: { id: input.seen.beside, blockId: block.id, language: document.source },
      select: { id: true, text: true },
    }),
  );
  const begun = await ctx.tx.blockWording.findMany({
    where: { id: { in: Object.values(input.seen.sentences).filter((id) => id !== '') }, blockId: block.id, language },
    select: { id: true },
  });
  const sentences = await readSentences(
    ctx.tx,
    [...standing, beside, ...begun].map(({ id }) => id),
  );

  const rows = sayEach(input, {
    source: sentences.of(source.id),
    beside: new Map(sentences.of(beside.id).map(({ uid, text }) => [uid, text])),
    standing: sentences.ofTranslation(before?.id),
    standingId: before?.id ?? '',
    sentences,
  });
  const isWritten = await writeTranslation(ctx, {
    document: document.id,
    block: { id: block.id, kind: block.kind },
    source: { ...source, sentences: sentences.of(source.id) },
    beside: beside.text,
    language,
    before: before && { ...before, sentences: sentences.ofTranslation(before.id) },
    rows,
  });
  return { block: block.id, written: Number(isWritten) };
}

const onOneLine = (typed: string): string =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');

type Said = {
  source: readonly Known[];
  /** The source sentences that the writer had before them. */
  beside: ReadonlyMap<string, string>;
  standing: readonly TranslationRow[];
  standingId: string;
  sentences: Sentences;
};

/** What stands for each sentence of the source from now on; a sentence without text is left out. */
function sayEach(input: Input, { source, beside, standing, standingId, sentences }: Said): TranslationRow[] {
  const errors: FieldErrors = {};
  const textIn = (rows: readonly TranslationRow[], uid: string) => rows.find((row) => row.uid === uid)?.text ?? '';
  const begun = (uid: string) => sentences.ofTranslation(input.seen.sentences[uid] || undefined);
  const isChanged = (uid: string) =>
    input.sentences[uid] !== undefined && input.sentences[uid] !== textIn(begun(uid), uid);
  /** What somebody reads who reads the sentence: its text, or that of the one it is said together with. */
  const readIn = (rows: readonly TranslationRow[], uid: string) => textIn(rows, uid) || (leanOf(rows, uid)?.text ?? '');
  const tell = (uid: string) => {
    const value = readIn(standing, uid) || '–';
    errors[`sentences.${uid}`] = { code: 'said_otherwise', params: { value, seen: standingId } };
  };
  const rows = source.flatMap(({ uid, text: sourceText }): TranslationRow[] => {
    const row = standing.find((one) => one.uid === uid);
    if (!isChanged(uid)) return row ? [row] : [];
    const typed = input.sentences[uid] ?? '';
    // A sentence of one line stays on its line, or it would be a row of its own.
    const text = sourceText.includes('\n') ? typed : onOneLine(typed);
    const stands = textIn(standing, uid);
    if (stands !== textIn(begun(uid), uid) && stands !== text) tell(uid);
    const sourceHash = textHash(beside.get(uid) ?? '');
    return text === '' ? [] : [{ uid, text, sourceHash, isProposed: false }];
  });
  for (const uid of Object.keys(input.sentences))
    if (isChanged(uid) && source.every((one) => one.uid !== uid))
      errors[`sentences.${uid}`] = { code: 'no_longer_there' };
  const held = input.holds.filter((uid) => !isChanged(uid) && source.some((one) => one.uid === uid));
  for (const uid of held) if (readIn(standing, uid) !== readIn(begun(uid), uid)) tell(uid);
  if (Object.keys(errors).length > 0) throw new Refusal('conflict', errors);
  const moved = new Map(unreadWhereMoved(rows, standing).map((row) => [row.uid, row]));
  return source.flatMap(({ uid }) => {
    const row = moved.get(uid);
    const sourceHash = textHash(beside.get(uid) ?? '');
    if (held.includes(uid)) return [{ uid, text: row?.text ?? '', sourceHash, isProposed: false }];
    return row ?? [];
  });
}
