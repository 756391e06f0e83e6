import { z } from 'zod';
import { factSheetYear } from '@/lib/directory/model/periods';
import { pictureNames, type PictureAsked, type PictureName } from './model/picture';

const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

/** What a picture is asked for in an address: what cannot be read is as when nothing was asked. */
export const pictureChoices = z.object({
  /** As of which day (`YYYY-MM-DD`); today without. */
  day: z.iso.date().optional().catch(undefined),
  /** Which mechanisms are compared: a class, all, or the code of a region. */
  set: code.catch('rcp').default('rcp'),
  /** Two of them, by code. */
  a: code.optional().catch(undefined),
  b: code.optional().catch(undefined),
});

export const pictureName = z.enum(pictureNames);

/**
 * The days that a picture can be asked for. Lists of members and themes are held from the year of the fact sheet on; years
 * of founding reach back to the first mechanism.
 */
export function daysOf(name: PictureName, now: Date): { first: string; last: string } {
  return { first: name === 'timeline' ? '1985-01-01' : `${factSheetYear}-01-01`, last: now.toISOString().slice(0, 10) };
}

/** The day that is shown for the one asked for: the nearest of those there are. */
export function dayShown(name: PictureName, asked: string | undefined, now: Date): string {
  const { first, last } = daysOf(name, now);
  if (asked === undefined || asked > last) return last;
  return asked < first ? first : asked;
}

/**
 * Whether a picture is one that many ask for, so that its file is worth keeping: as of today or the end of a year since that
 * of the fact sheet, of a class. There are too few of them (some 60 in each language) to crowd out what else the house keeps.
 */
export function isAskedOften(name: PictureName, { day, set }: PictureAsked, now: Date): boolean {
  const { last } = daysOf(name, now);
  const isOften = day === last || (day.endsWith('-12-31') && Number(day.slice(0, 4)) >= factSheetYear);
  return isOften && (name !== 'overlap' || ['rcp', 'irf', 'all'].includes(set));
}
