import 'server-only';
import { madeOnce } from '@/lib/core/made-file';
import { typesetPdf } from '@/lib/core/typst';
import { formatDate, formatDayRange } from '@/lib/i18n/dates';
import { formatList, languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { SealedDocument } from '../model';
import { cityName } from '@/lib/i18n/places';

const template = 'lib/outcome/render/highlights.typ';

/**
 * The PDF (PDF/UA-1, tagged, fonts embedded) of a sealed document in one of its languages.
 * Made from the sealed text and its hash alone, so that the same seal gives the same bytes on another day and machine; made
 * once, so that a hall that opens the link costs one worker and not a hundred.
 */
export function renderHighlightsPdf(document: SealedDocument, sha256: string, locale: Locale): Promise<Uint8Array> {
  const data = pageData(document, sha256, locale);
  return madeOnce({ kind: 'highlights', from: data }, () => typesetPdf(template, { data }));
}

/** What the template prints: sentences in the language of the file, made from the seal. */
function pageData(document: SealedDocument, sha256: string, locale: Locale) {
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
    blocks: document.blocks.map(({ kind, number, text, commitment }) => ({
      kind,
      number: number === null ? null : String(number),
      text: pick(text, locale).text,
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
