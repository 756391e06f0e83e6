import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { fileResponse } from '@/lib/core/file-store';
import { mediaTypes } from '@/lib/core/media-types';
import { privateFile } from '@/lib/core/private-file';
import { languageName } from '@/lib/i18n/numbers';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { writeXliff } from '@/lib/outcome/exchange/xliff';
import { listTranslationUnits } from '@/lib/outcome/queries/translations';
import { renderTranslationTable } from '@/lib/outcome/render/translation-table';

/**
 * GET /api/meetings/{slug}/translations?into=fr&format=xliff|docx&locale=en: the sentences of the Highlights to be translated, with what
 * is said so far, for the secretariat and the translators. A language that the document is not translated into answers 404.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const asked = query.get('locale') ?? undefined;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const into = query.get('into') ?? '';
  return privateFile(async () => {
    const file = await listTranslationUnits(await enterMeeting(await currentActor(), slug), into, locale);
    const name = `${file.symbol.replace(/[^A-Za-z0-9]+/g, '-')}-${file.source}-${file.target}`;
    if (query.get('format') === 'xliff')
      return fileResponse({
        name: `${name}.xlf`,
        type: mediaTypes.xliff,
        bytes: new TextEncoder().encode(writeXliff(file)),
      });
    if (query.get('format') !== 'docx') return null;
    const t = translator(locale, 'outcome');
    const bytes = await renderTranslationTable(file, {
      title: t('exchange.tableTitle', { symbol: file.symbol, language: languageName(file.target, locale) }),
      advice: t('exchange.tableAdvice'),
      place: t('exchange.place'),
      source: languageName(file.source, locale),
      target: languageName(file.target, locale),
    });
    return fileResponse({ name: `${name}.docx`, type: mediaTypes.docx, bytes });
  });
}
