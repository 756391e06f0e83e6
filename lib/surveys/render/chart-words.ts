import { formatList, formatNumber, formatPercent } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { ChartName } from '../model/charts/names';
import type { ChartWords } from '../model/charts/words';
import type { VisibleRanking } from '../model/visible-results';
import type { ResultLabels } from '../queries/results';

const apart = ['interregional', 'global', 'unassigned', 'total', 'mechanisms', 'partners'] as const;

/** A column of a table in a language: a region, one of the groups that stand apart, or all. A code without words stands for itself. */
export function columnName(key: string, labels: ResultLabels, locale: Locale): string {
  const known = apart.find((other) => other === key);
  return known
    ? translator(locale, 'surveys')(`results.columns.${known}`)
    : pick(labels.regions[key], locale).text || key;
}

/** The words of the charts of one question. */
export function chartWords(locale: Locale, labels: ResultLabels, question: string): ChartWords {
  const t = translator(locale, 'surveys');
  const decimal = (value: number) =>
    formatNumber(value, locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return {
    choice: (code) => {
      const label = labels.questions[question]?.choices[code];
      const { text, lang } = label ? pick(label, locale) : { text: code, lang: locale };
      return { text, lang };
    },
    column: (key) => columnName(key, labels, locale),
    nOfN: (n, total) => t('results.nOfN', { n, total }),
    countOf: (count, n) => t('results.countOf', { count, n }),
    percent: (share) => formatPercent(share, locale),
    list: (items) => formatList(items, locale),
    withheld: t('results.withheld'),
    notOffered: t('results.notOffered'),
    heatTitle: (k) => t('results.heatTitle', { k }),
    heatFinding: (column, first) => t('results.chart.heatFinding', { column, first }),
    barsTitle: (k) => t('results.barsLabel', { k }),
    barsFinding: (first, count, n) => t('results.chart.barsFinding', { first, count, n }),
    answers: t('results.answers'),
    beforeNext: t('results.before'),
    beforeNextOf: (said) => t('results.chart.beforeOf', { said }),
    certain: t('results.certain'),
    couldChange: t('results.couldChange'),
    overlapTitle: (n) => t('results.overlapTitle', { n }),
    overlapFinding: (shared, paired, distinctive) => t('results.chart.overlapFinding', { shared, paired, distinctive }),
    sharedList: (from, found, chance, m) => t('results.chart.shared', { from, found, chance: decimal(chance), m }),
    sharedNever: (n) => t('results.sharedNever', { n }),
    pairedList: (found, chance, m) => t('results.chart.paired', { found, chance: decimal(chance), m }),
    distinctiveList: (found, chance, m) => t('results.chart.distinctive', { found, chance: decimal(chance), m }),
    inRegions: (count, of) => t('results.countOf', { count, n: of }),
  };
}

/** How a chart of a ranking is computed, in a sentence. */
export function chartMethod(chart: ChartName, { k, overlap }: VisibleRanking, locale: Locale): string {
  const t = translator(locale, 'surveys');
  if (chart === 'heat') return t('results.chart.heatMethod', { k });
  if (chart === 'bars' || !overlap) return t('results.chart.barsMethod');
  return t('results.chart.overlapMethod', { k: overlap.k, m: overlap.m, regions: overlap.regions.length });
}
