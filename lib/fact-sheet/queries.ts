import type { Scope } from '@/lib/auth/scope';
import { lastDayOf } from '@/lib/directory/model/periods';
import { listPublishedFigures } from '@/lib/directory/queries/figures';
import type { FigureChoices } from '@/lib/directory/schema';
import { getPictureData } from '@/lib/pictures/queries';
import type { SheetData } from './model/sheet';

/**
 * Everything the fact sheet of a year is composed of, as of the last day of the year, or of today while it runs: only what the
 * public directory shows. Eight statements.
 */
export async function getSheetData(scope: Scope, choices: FigureChoices, now: Date): Promise<SheetData> {
  const [picture, published] = await Promise.all([
    getPictureData(scope, lastDayOf(choices.year, now)),
    listPublishedFigures(scope),
  ]);
  return { choices, picture, published, today: now.toISOString().slice(0, 10) };
}
