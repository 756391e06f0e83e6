import { env } from '@/lib/core/env';
import type { Drawing } from '@/lib/charts/model/drawing';
import { factSheetYear } from '@/lib/directory/model/periods';
import { localisedPath } from '@/lib/i18n/localised-path';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { pictureOf } from '@/lib/pictures/render/picture';
import type { SheetData } from '../model/sheet';
import { wordSheet, type WordedSheet } from './words';

/** A sheet as it is printed: in words, with the map of participation and the address of everything behind it. */
export type PrintedSheet = {
  sheet: WordedSheet;
  /** Null for years of which the lists of members are not known. */
  map: { drawing: Drawing; notes: readonly string[] } | null;
  address: string;
};

/** What PDF and DOCX print. */
export function printedSheet(data: SheetData, locale: Locale): PrintedSheet {
  const sheet = wordSheet(data, locale);
  const { choices, picture } = data;
  const map =
    sheet.isCounted && choices.year >= factSheetYear
      ? pictureOf('map', picture, locale, { day: picture.day, set: 'all' })
      : null;
  const path = `/figures?${new URLSearchParams({ ...choices, year: String(choices.year) })}`;
  const address = `${env().baseUrl}${localisedPath(path, locale)}`;
  return {
    sheet,
    map: map && { drawing: map.drawing, notes: map.notes ?? [] },
    address: translator(locale, 'facts')('method.address', { address }),
  };
}
