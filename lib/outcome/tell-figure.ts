import type { FigureName } from '@/lib/core/prisma/enums';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { plainContent, type Content, type Shape } from './model/marks';
import type { Figures } from './read-figures';

/** How each figure is laid out. */
export const figureShapes: Readonly<Record<FigureName, Shape>> = {
  PARTICIPATION: 'PARAGRAPH',
  SURVEY: 'PARAGRAPH',
  PRIORITIES: 'TABLE',
  CONTRIBUTIONS: 'TABLE',
  PARTIES: 'LIST',
};

/** A figure in the words of a language; without anything to tell it is empty, and counts as missing. */
export function tellFigure(name: FigureName, figures: Figures, locale: Locale): Content {
  const t = translator(locale, 'outcome');
  const { participation, priorities, contributions, parties } = figures;
  switch (name) {
    case 'PARTICIPATION':
      return participation?.persons ? plainContent(t('opening.took', participation)) : [];
    case 'SURVEY':
      return participation?.asked ? plainContent(t('opening.survey', participation)) : [];
    case 'PRIORITIES': {
      if (!priorities) return [];
      const columnName = (key: string) =>
        priorities.columnNames[key]
          ? pick(priorities.columnNames[key], locale).text
          : t(`page.columnNames.${key as 'interregional' | 'global'}`);
      return [
        [[t('figures.region')], [t('figures.first', { k: priorities.k })], [t('figures.answers')]],
        ...priorities.columns.map(({ key, themes, answered, invited }) => [
          [columnName(key)],
          [
            themes.length > 0
              ? themes.map((theme) => pick(theme, locale).text).join(t('figures.between'))
              : t('figures.withheld'),
          ],
          [t('figures.of', { answered, invited })],
        ]),
      ];
    }
    case 'CONTRIBUTIONS':
      if (contributions.length === 0) return [];
      return [
        [[t('figures.group')], [t('figures.recommendations')]],
        ...contributions.map(({ names, count }) => [[pick(names, locale).text], [String(count)]]),
      ];
    case 'PARTIES':
      return parties
        .map(({ names }) => pick(names, locale).text)
        .toSorted((one, other) => one.localeCompare(other, locale))
        .map((text) => [[text]]);
  }
}
