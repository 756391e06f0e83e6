import { env } from '@/lib/core/env';
import { localisedPath } from '@/lib/i18n/localised-path';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { SheetData } from '../model/sheet';
import { wordComparison, type WordedComparison } from './compare-words';

type Change = WordedComparison['changes'][number] & { note: string | null };

/** Two years side by side as they are printed: in words, with what a page says around them. */
export type PrintedComparison = Omit<WordedComparison, 'changes'> & {
  changes: readonly Change[];
  language: Locale;
  kicker: string;
  title: string;
  /** Title with its years: the name of the document. */
  name: string;
  lead: string;
  heads: { figures: string; changes: string };
  columns: { figure: string; difference: string; why: string };
  nothing: string;
  address: string;
  disclaimer: string;
};

/** What PDF and DOCX print of a comparison; null where there is nothing to compare. */
export function printedComparison(earlier: SheetData, later: SheetData, locale: Locale): PrintedComparison | null {
  const comparison = wordComparison(earlier, later, locale);
  if (comparison.notice !== null) return null;
  const t = translator(locale, 'facts');
  const [from, to] = comparison.years.map(String) as [string, string];
  const { classes, undecided } = later.choices;
  const path = `/figures/compare?${new URLSearchParams({ from, to, classes, undecided })}`;
  return {
    ...comparison,
    language: locale,
    kicker: t('title'),
    title: t('compare.titleOf', { from, to }),
    name: t('compare.name', { from, to }),
    lead: t('compare.lead', { from, to }),
    heads: { figures: t('compare.figures'), changes: t('compare.changes') },
    columns: { figure: t('columns.figure'), difference: t('columns.difference'), why: t('columns.why') },
    changes: comparison.changes.map((change) => ({
      ...change,
      note: change.key === 'members' ? t('compare.membersNote') : null,
    })),
    nothing: t('compare.nothing'),
    address: t('method.address', { address: `${env().baseUrl}${localisedPath(path, locale)}` }),
    disclaimer: translator(locale, 'common')('designations'),
  };
}
