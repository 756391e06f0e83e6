import { authorize } from '@/lib/auth/permissions';
import type { Scope } from '@/lib/auth/scope';
import { databaseState } from '@/lib/core/database-watch';
import { db } from '@/lib/core/db';
import { sharedRead } from '@/lib/core/shared-read';
import { lastDayOf } from '@/lib/directory/model/periods';
import { listPublishedFigures } from '@/lib/directory/queries/figures';
import type { FigureChoices } from '@/lib/directory/schema';
import { getPictureData } from '@/lib/pictures/queries';
import { chairsOn } from './model/chairs-on';
import type { SheetData } from './model/sheet';

/**
 * Everything the fact sheet of a year is composed of, as of the last day of the year, or of today while it runs: only what the
 * public directory shows. Ten statements; none where somebody else has just asked.
 */
export async function getSheetData(scope: Scope, choices: FigureChoices, now: Date): Promise<SheetData> {
  authorize(scope, 'directory.read');
  const day = lastDayOf(choices.year, now);
  const read = () => Promise.all([getPictureData(scope, day), listPublishedFigures(scope), listChairsOn(scope, day)]);
  const state = await databaseState();
  // Everybody is shown the same.
  const [picture, published, chairs] = await (state === null ? read() : sharedRead(`fact sheet ${day} ${state}`, read));
  return { choices, picture, published, chairs, today: now.toISOString().slice(0, 10) };
}

type Term = SheetData['chairs'][number] & { since: string | null; until: string | null };

/** Who chairs each mechanism on a day (`YYYY-MM-DD`), by the beginning of their terms. */
async function listChairsOn(scope: Scope, day: string): Promise<SheetData['chairs']> {
  authorize(scope, 'directory.read');
  const terms = await db().$queryRaw<Term[]>`
    SELECT p.code, c."countryCode" AS country, c.holder,
           coalesce(c.since, lpad(c."fromYear"::text, 4, '0')) AS since, coalesce(c.until, lpad(c."toYear"::text, 4, '0')) AS until
    FROM "Chairmanship" c JOIN "Party" p ON p.id = c."partyId"
    ORDER BY p.code, coalesce(c.since, c."fromYear"::text), c.id`;
  const codes = [...new Set(terms.map(({ code }) => code))];
  return codes.flatMap((party) =>
    chairsOn(
      terms.filter(({ code }) => code === party),
      day,
    ).map(({ code, country, holder }) => ({ code, country, holder })),
  );
}
