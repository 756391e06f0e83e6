import { formatDate, formatDayRange } from '@/lib/i18n/dates';
import { formatList, languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { Inline } from '../model/marks';
import type { SealedDocument } from '../model/sealed';

/** What the template prints: sentences in the language of the file, made from the seal. */
export function pageData(document: SealedDocument, sha256: string, locale: Locale) {
  const t = translator(locale, 'outcome');
  const { meeting } = document;
  const published = formatDate(new Date(document.publishedAt), locale, meeting.zone);
  const authentic = formatList(
    document.authentic.map((language) => languageName(language, locale)),
    locale,
  );
  return {
    language: locale,
    title: pick(document.title, locale).text,
    publisher: document.publishedBy,
    symbol: document.symbol,
    illustrative: document.illustrative ? t('page.illustrative') : null,
    meta: t('page.meta', { symbol: document.symbol, date: published, languages: authentic }),
    place: `${cityName(meeting.city, locale)}, ${formatDayRange(meeting.startsOn, meeting.endsOn, locale)}`,
    seal: t('page.sealed'),
    sha256,
    blocks: document.blocks.map(({ kind, level, label, number, shape, content, commitment, recommendation }) => ({
      kind,
      level: level ?? 1,
      label,
      shape,
      number: number === null ? null : String(number),
      rows: (content[locale] ?? []).map((row) => row.map((cell) => cell.map(tagged))),
      source: recommendation ? t('page.recommendation', recommendation) : null,
      commitment: commitment?.symbol ?? null,
      way: commitment
        ? [
            t('page.from', {
              symbol: commitment.way.general.symbol,
              regions: new Set(commitment.way.sources.map(({ group }) => group.code)).size,
            }),
            t(`page.outcomes.${commitment.way.decision.outcome as 'ADOPTED'}`),
          ].join('. ')
        : null,
    })),
  };
}

/** A run of text as the template reads it: each says what it is. */
type Tagged =
  { is: 'text'; text: string } | { is: 'em' | 'note'; of: Tagged[] } | { is: 'link'; href: string; of: Tagged[] };

function tagged(part: Inline): Tagged {
  if (typeof part === 'string') return { is: 'text', text: part };
  if ('em' in part) return { is: 'em', of: part.em.map(tagged) };
  if ('note' in part) return { is: 'note', of: part.note.map(tagged) };
  return { is: 'link', href: part.href, of: part.of.map(tagged) };
}
