import { enterSite } from '@/lib/auth/scope';
import { chartPng } from '@/lib/charts/render/chart-png';
import { chartSvg } from '@/lib/charts/render/chart-svg';
import { toCsv } from '@/lib/core/csv';
import { madeOnce } from '@/lib/core/made-file';
import { privateFile } from '@/lib/core/private-file';
import { takeDataAllowance } from '@/lib/core/public-data';
import { publicFile } from '@/lib/core/public-file';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing';
import type { PictureAsked, PictureName } from '@/lib/pictures/model/picture';
import { getPictureData } from '@/lib/pictures/queries';
import { pictureAlone, pictureOf, pictureSheet } from '@/lib/pictures/render/picture';
import { dayShown, isAskedOften, pictureChoices, pictureName } from '@/lib/pictures/schema';

const types = { svg: 'image/svg+xml', png: 'image/png', csv: 'text/csv; charset=utf-8' } as const;
type Ending = keyof typeof types;

/**
 * GET /api/pictures/matrix.svg?day=2018-12-31&locale=fr: a picture of the directory as SVG, PNG or CSV. Public, with an ETag;
 * counted per network with the public data. Refuses "too often" (429), "busy" (503), and 404 for what there is no picture of.
 */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  return privateFile(async () => {
    await takeDataAllowance(request);
    const [asked = '', end = '', ...more] = file.split('.');
    const name = pictureName.safeParse(asked);
    const ending = (Object.keys(types) as Ending[]).find((known) => known === end);
    if (!name.success || !ending || more.length > 0) return null;
    const query = new URL(request.url).searchParams;
    const locale = query.get('locale') ?? undefined;
    const choices = pictureChoices.parse(Object.fromEntries(query));
    const now = new Date();
    const day = dayShown(name.data, choices.day, now);
    const shown = { ...choices, day };
    const body = await contentOf(name.data, ending, shown, isLocale(locale) ? locale : defaultLocale, now);
    return publicFile(request, body, { type: types[ending], name: `${name.data}-${day}.${ending}` });
  });
}

async function contentOf(
  name: PictureName,
  ending: Ending,
  asked: PictureAsked,
  locale: Locale,
  now: Date,
): Promise<string | Uint8Array> {
  const picture = pictureOf(name, await getPictureData(enterSite(null), asked.day), locale, asked);
  if (ending === 'csv') return toCsv(pictureSheet(name, picture, asked.day, locale));
  const alone = pictureAlone(name, picture, asked.day, locale);
  if (ending === 'svg') return chartSvg(alone, locale);
  // There are as many days as anybody cares to ask for: kept is only what others will ask for as well.
  if (!isAskedOften(name, asked, now)) return chartPng(alone);
  return madeOnce({ kind: 'picture-png', from: alone }, () => chartPng(alone));
}
