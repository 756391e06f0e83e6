import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import { translator } from '@/lib/i18n/translator';
import { isNarrative } from '../model/blocks';
import { differencesOf, type Difference } from '../model/differences';
import type { TranslationFile, TranslationUnit } from '../exchange/translation-unit';
import { findComposition } from '../queries';
import { readTranslationFile } from '../read-translation-file';

/** The sentences of the narrative blocks to be translated into a language, with what is said so far. Refuses "not_found" where there are none. */
export async function listTranslationUnits(
  scope: MeetingScope,
  language: string,
  locale: string,
): Promise<TranslationFile> {
  authorize(scope, 'outcome.translate');
  const composition = await findComposition(scope);
  if (!composition || language === composition.source || !scope.meeting.languages.includes(language))
    throw new Refusal('not_found');
  const t = translator(locale, 'outcome');
  const units = composition.blocks.flatMap(({ id, kind, label, number, sentences }) =>
    !isNarrative(kind)
      ? []
      : sentences.map(({ uid, text, hash, said }): TranslationUnit => {
          const place =
            label === null
              ? t('compose.placeParagraph', { number: number ?? 0 })
              : t('compose.placeHeading', { label });
          const { text: target = '', state = 'missing' } = said[language] ?? {};
          return { uid, block: id, kind, place, source: text, hash, target, state };
        }),
  );
  return { symbol: composition.symbol, source: composition.source, target: language, units };
}

/** A translator's file as it would be taken over; null where it is gone. */
export type TranslationPreview = { id: string; name: string; language: string; differences: Difference[] };

/** Compares a translator's file with the document as it stands. Changes nothing. */
export async function previewTranslations(scope: MeetingScope, id: string): Promise<TranslationPreview | null> {
  authorize(scope, 'outcome.translate');
  const composition = await findComposition(scope);
  if (!composition) return null;
  try {
    const { name, target, proposals } = await readTranslationFile(db(), scope, id);
    const narrative = composition.blocks.filter(({ kind }) => isNarrative(kind));
    return { id, name, language: target, differences: differencesOf(proposals, narrative, target) };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') return null;
    throw error;
  }
}
