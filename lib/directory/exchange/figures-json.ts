import { z } from 'zod';
import { presentText, publicText } from '@/lib/i18n/public-text';
import { compareThemes, compareWithSheet, type PublishedFigureRow } from '../model/fact-sheet';
import { figureLabels } from '../model/figure-labels';
import { computeFigures, slugOf, type ComputedFigures, type FigureFacts } from '../model/figures';
import type { FigureChoices } from '../schema';
import { confidenceJson, confidenceSchema, sourceJson, sourceSchema } from './provenance-json';

/** The figures of a year as public JSON, version 1: what was published beside what the directory gives. */

const publishedSchema = z.strictObject({
  value: z.number(),
  unit: z.string(),
  note: z.string().nullable(),
  sources: z.array(sourceSchema),
  asOf: z.string(),
  confidence: confidenceSchema,
});

export const figureSchema = z.strictObject({
  key: z.string().describe('Stable name of the figure; theme.<code> for those of a theme'),
  labels: publicText,
  published: publishedSchema.nullable().describe('null: nobody published this figure for the year'),
  computed: z.number().nullable().describe('From the directory as of the last day of the year; null: not computed'),
  countedParties: z.array(z.string()).describe('Codes of the mechanisms that the computed figure counts'),
  countedCountries: z
    .array(z.string())
    .describe('Codes (ISO 3166-1 alpha-2) of the countries that it counts, if it does'),
  list: z.string().nullable().describe('Address of the list behind the computed figure in this interface'),
});

export const figuresSchema = z.strictObject({
  year: z.int().describe('Of a year that has not begun nothing is computed'),
  classes: z.enum(['year', 'latest']).describe('Classes as they were in the year, or the latest ones applied to it'),
  undecided: z.enum(['in', 'out']).describe('Whether mechanisms count of which it is unknown whether they were active'),
  figures: z.array(figureSchema),
  undecidedParties: z.array(z.string()).describe('Codes of mechanisms of which it is unknown whether they were active'),
});

type Named = { code: string; names: Parameters<typeof presentText>[0] };

const nothing: ComputedFigures = { figures: new Map(), undecided: [], reclassified: [], usesListOf2018: false };

/** The fact sheet of a year. `themes` in the order of the sheet; `today` as `YYYY-MM-DD`. */
export function figuresJson(
  facts: FigureFacts,
  published: readonly PublishedFigureRow[],
  themes: readonly Named[],
  choices: FigureChoices,
  today: string,
): z.output<typeof figuresSchema> {
  const computed = choices.year > Number(today.slice(0, 4)) ? nothing : computeFigures(facts, choices);
  const ofYear = new Map(published.filter(({ year }) => year === choices.year).map((row) => [row.key, row]));
  const themeCodes = themes.map(({ code }) => code);
  const rows = [
    ...compareWithSheet(published, choices.year, computed),
    ...compareThemes(published, choices.year, computed, themeCodes).map((row) => ({
      ...row,
      key: `theme.${row.theme}`,
    })),
  ];
  const themeNames = new Map(themes.map(({ code, names }) => [`theme.${code}`, names]));
  const asked = new URLSearchParams({ ...choices, year: String(choices.year) });
  const ownLabels = new Map(Object.entries(figureLabels));
  return {
    ...choices,
    figures: rows.map(({ key, computed: value, parties }) => {
      const sheet = ofYear.get(key);
      return {
        key,
        labels: presentText(sheet?.labels ?? ownLabels.get(key) ?? themeNames.get(key) ?? {}),
        published: sheet ? publishedJson(sheet) : null,
        computed: value,
        countedParties: parties,
        countedCountries: computed.figures.get(key)?.countries.map(({ iso2 }) => iso2) ?? [],
        list: computed.figures.has(key) ? `/api/v1/figures/${slugOf(key)}?${asked}` : null,
      };
    }),
    undecidedParties: computed.undecided.map(({ code }) => code),
  };
}

function publishedJson({ value, unit, note, sources, asOf, confidence }: PublishedFigureRow) {
  return { value, unit, note, sources: sources.map(sourceJson), asOf, confidence: confidenceJson(confidence) };
}
