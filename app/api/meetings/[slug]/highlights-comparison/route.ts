import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { fileResponse } from '@/lib/core/file-store';
import { mediaTypes } from '@/lib/core/media-types';
import { privateFile } from '@/lib/core/private-file';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { compareVersions } from '@/lib/outcome/model/compare';
import { findVersions, versionName } from '@/lib/outcome/queries/versions';
import { renderComparison } from '@/lib/outcome/render/comparison-docx';
import { comparisonSchema } from '@/lib/outcome/schema';

/**
 * GET /api/meetings/{slug}/highlights-comparison?from=d1&to=now&language=en&locale=en: the later version as a text document, with the
 * changes since the earlier one as tracked changes, for whoever signs it: the secretariat, the translators and the Chair. Versions
 * or a language that there are not answer 404.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const asked = query.get('locale') ?? undefined;
  const locale = isLocale(asked) ? asked : defaultLocale;
  return privateFile(async () => {
    const scope = await enterMeeting(await currentActor(), slug);
    const chosen = comparisonSchema.parse(Object.fromEntries(query));
    const pair = await findVersions(scope, chosen);
    const { languages, zone, illustrative } = scope.meeting;
    const language = languages.find((one) => one === chosen.language);
    if (!pair || !language) return null;
    const { from, to } = pair;
    const t = translator(locale, 'outcome');
    const bytes = await renderComparison({
      comparison: compareVersions(from.text, to.text, language),
      language,
      title: to.text.title[language] ?? to.symbol,
      names: {
        from: t('compare.printedFrom', { version: versionName(from, locale, zone) }),
        to: t('compare.printedTo', { version: versionName(to, locale, zone) }),
        illustrative: illustrative ? t('page.illustrative') : null,
      },
      author: to.symbol,
      at: to.at ?? new Date(),
    });
    const name = `${to.symbol.replace(/[^A-Za-z0-9]+/g, '-')}-${from.key}-${to.key}-${language}.docx`;
    return fileResponse({ name, type: mediaTypes.docx, bytes });
  });
}
