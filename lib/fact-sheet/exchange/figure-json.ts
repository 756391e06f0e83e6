import { z } from 'zod';
import { figuresJson, figureSchema } from '@/lib/directory/exchange/figures-json';
import { kindCode } from '@/lib/directory/model/kinds';
import type { FigureList } from '../model/figure-list';
import type { SheetData } from '../model/sheet';

/** One figure of a year with the list behind it, as public JSON, version 1. */

const inPublished = z
  .enum(['counted', 'left-out', 'unknown'])
  .describe('Whether the published figure counts it; unknown: no source names what it counts');

export const figureListSchema = z.strictObject({
  year: z.int(),
  classes: z.enum(['year', 'latest']),
  undecided: z.enum(['in', 'out']),
  standing: z
    .enum(['counted', 'future', 'before'])
    .describe('future: the year has not begun; before: no mechanism existed yet'),
  figure: figureSchema.nullable().describe('As in the figures of the year; null where the sheet of the year has none'),
  unit: z
    .enum(['mechanisms', 'countries', 'mechanisms-per-country', 'year'])
    .describe('What is counted: the value is the number of mechanisms or of countries of the lists below'),
  value: z.number().nullable().describe('As computed; null where nothing is counted'),
  mechanisms: z.array(
    z.strictObject({
      code: z.string(),
      kind: z.string().describe('Class in which it is counted'),
      founded: z.int().nullable(),
      basis: z.string().nullable().describe('On what its class and activity rest, in English'),
      inPublished,
    }),
  ),
  countries: z.array(
    z.strictObject({
      iso2: z.string().length(2),
      through: z.array(z.string()).describe('Codes of the mechanisms through which it is counted'),
      inPublished,
    }),
  ),
  onlyInPublished: z.array(z.string()).describe('Codes of mechanisms that the published figure counts, and this not'),
});

/** The list behind a figure. */
export function figureListJson(data: SheetData, list: FigureList): z.output<typeof figureListSchema> {
  const { picture, published, choices } = data;
  const figures = figuresJson(picture.facts, published, picture.themes, choices, data.today).figures;
  return {
    ...choices,
    standing: list.standing,
    figure: figures.find(({ key }) => key === list.key) ?? null,
    ...{ unit: list.unit, value: list.value },
    mechanisms: list.mechanisms.map((one) => ({ ...one, kind: kindCode(one.kind) })),
    countries: list.countries.map(({ through, ...one }) => ({ ...one, through: [...through] })),
    onlyInPublished: list.kept.map(({ code }) => code),
  };
}
