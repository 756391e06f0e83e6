import { standingAlone, type Drawing } from '@/lib/charts/model/drawing';
import type { CsvCell } from '@/lib/core/csv';
import { formatDay } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { Picture, PictureAsked, PictureData, PictureName } from '../model/picture';
import { mapPicture } from './map';
import { matrixPicture } from './matrix';
import { overlapPicture } from './overlap';
import { timelinePicture } from './timeline';

const pictures: Record<PictureName, (data: PictureData, locale: Locale, asked: PictureAsked) => Picture> = {
  map: mapPicture,
  matrix: matrixPicture,
  overlap: overlapPicture,
  timeline: timelinePicture,
};

/** A picture of the directory in a language. */
export function pictureOf(name: PictureName, data: PictureData, locale: Locale, asked: PictureAsked): Picture {
  return pictures[name](data, locale, asked);
}

/** The same drawing as it is understood where nothing stands around it: with its name, its method and where it comes from. */
export function pictureAlone(
  name: PictureName,
  { drawing, method, notes = [] }: Picture,
  day: string,
  locale: Locale,
): Drawing {
  const t = translator(locale, 'pictures');
  const source = t('source', { day: formatDay(day, locale) });
  return standingAlone(drawing, t(`${name}.name`), [
    method,
    ...notes,
    source,
    translator(locale, 'common')('designations'),
  ]);
}

/** The sheet of a picture, with what it is and how it was made above it. */
export function pictureSheet(name: PictureName, picture: Picture, day: string, locale: Locale): CsvCell[][] {
  const t = translator(locale, 'pictures');
  return [
    [t(`${name}.name`), formatDay(day, locale)],
    [picture.method],
    ...(picture.notes ?? []).map((note) => [note]),
    [t('source', { day: formatDay(day, locale) })],
    [],
    ...picture.sheet.map((row) => [...row]),
  ];
}
