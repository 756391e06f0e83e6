import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { StandingWording } from './assemble';
import { stepVersion } from './lock-outcome';
import type { TranslationRow } from './model/alignment';
import { textOfRows, type Kind, type Known } from './model/sentences';
import { longestBlock } from './schema';
import { writeWording } from './write-wording';

type NewTranslation = {
  document: string;
  block: { id: string; kind: Kind };
  /** The source as it stands. */
  source: Pick<StandingWording, 'text' | 'language'> & { sentences: readonly Known[] };
  /** The source text that the translation was made beside. */
  beside: string;
  language: string;
  /** What stood before; none for the first. */
  before: (Pick<StandingWording, 'id' | 'number' | 'text'> & { sentences: readonly TranslationRow[] }) | undefined;
  /** What stands from now on, in the order of the source. */
  rows: readonly TranslationRow[];
};

/**
 * Writes what a block says in another language from its sentences. Writes nothing, and says so,
 * where that is what stands already. Refuses "invalid" where the block would be longer than a block may be. The caller holds the document.
 */
export async function writeTranslation(ctx: Ctx, translation: NewTranslation): Promise<boolean> {
  const { document, block, source, beside, language, before, rows } = translation;
  const text = textOf(translation);
  if (text.length > longestBlock) throw new Refusal('invalid', { sentences: { code: 'too_long' } });
  if (text === (before?.text ?? '') && isSame(rows, before?.sentences ?? [])) return false;
  await writeWording(ctx, {
    blockId: block.id,
    language,
    text,
    source: beside,
    sentences: rows,
    parents: before ? [before.id] : [],
    after: before?.number ?? 0,
  });
  await stepVersion(ctx, document);
  await ctx.audit({
    subject: { type: 'OutcomeBlock', id: block.id },
    details: { source: source.language, before: { [language]: before?.text ?? null }, after: { [language]: text } },
  });
  return true;
}

function textOf({ block: { kind }, source, language, before, rows }: NewTranslation): string {
  return textOfRows(
    { text: source.text, kind, language: source.language, rows: source.sentences },
    rows,
    before && { text: before.text, kind, language, rows: before.sentences },
  );
}

function isSame(rows: readonly TranslationRow[], others: readonly TranslationRow[]): boolean {
  const plain = (all: readonly TranslationRow[]) =>
    JSON.stringify(all.map(({ uid, text, sourceHash, isProposed }) => [uid, text, sourceHash, isProposed]));
  return plain(rows) === plain(others);
}
