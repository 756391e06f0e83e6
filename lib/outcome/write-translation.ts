import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { StandingWording } from './assemble';
import { stepVersion } from './lock-outcome';
import type { TranslationRow } from './model/alignment';
import { joinSentences, splitSentences, type Kind, type Known } from './model/sentences';
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
 * Writes what a block says in another language from its sentences, parted as those of the source are. Writes nothing, and says so,
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

function textOf({ block, source, rows }: NewTranslation): string {
  const segments = splitSentences(source.text, block.kind, source.language);
  const isSplit = segments.length === source.sentences.length;
  return joinSentences(
    source.sentences.map(({ uid }, index) => ({
      text: rows.find((row) => row.uid === uid)?.text ?? '',
      after: isSplit ? (segments[index]?.after ?? '') : ' ',
    })),
  );
}

function isSame(rows: readonly TranslationRow[], others: readonly TranslationRow[]): boolean {
  const plain = (all: readonly TranslationRow[]) =>
    JSON.stringify(all.map(({ uid, text, sourceHash, isProposed }) => [uid, text, sourceHash, isProposed]));
  return plain(rows) === plain(others);
}
