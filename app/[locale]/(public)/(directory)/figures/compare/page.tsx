import type { Metadata } from 'next';

import { ComparisonView } from '@/components/fact-sheet/comparison-view';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DesignationsDisclaimer } from '@/components/ui/designations-disclaimer';
import { sitePage } from '@/lib/auth/page';
import { comparedYears, inOrder } from '@/lib/directory/schema';
import { getSheetData } from '@/lib/fact-sheet/queries';
import { localisedPath } from '@/lib/i18n/localised-path';
import { getLocale, getTranslations } from '@/lib/i18n/words';

import { CountedAs } from '../choices';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('facts.compare');
  // Any two years make a page of their own: search engines are kept to the sheet.
  return { title: t('title'), robots: { index: false } };
}

/** The fact sheets of two years side by side: the figures, who makes the difference, and what changed between them. */
export default async function ComparePage({ searchParams }: Props) {
  const [locale, t, facts, figures] = await Promise.all([
    getLocale(),
    getTranslations('facts.compare'),
    getTranslations('facts'),
    getTranslations('directory.figures'),
  ]);
  const here = '/figures/compare';
  const scope = await sitePage({ locale, permission: 'directory.read', here });
  const now = new Date();
  const { classes, undecided, from, to } = inOrder(comparedYears.parse(await searchParams), now);
  const [earlier, later] = await Promise.all([
    getSheetData(scope, { year: from, classes, undecided }, now),
    getSheetData(scope, { year: to, classes, undecided }, now),
  ]);
  const asked = new URLSearchParams({ from: String(from), to: String(to), classes, undecided });
  return (
    <>
      <Breadcrumbs items={[{ href: `/figures?year=${to}`, label: facts('list.back', { year: String(to) }) }]} />
      <div className="stack-l">
        <div className="head">
          <h1>{t('title')}</h1>
          <p className="lead">{t('lead', { from: String(from), to: String(to) })}</p>
        </div>
        <form className="filters" action={localisedPath(here, locale)} aria-label={figures('chooseLabel')}>
          <YearField name="from" label={t('from')} year={from} />
          <YearField name="to" label={t('to')} year={to} />
          <CountedAs choices={{ classes, undecided }} />
          <button className="btn">{t('show')}</button>
        </form>
        <ComparisonView
          earlier={earlier}
          later={later}
          fileOf={(ending) => `/api/figures/comparison.${ending}?${asked}&locale=${locale}`}
        />
      </div>
      <DesignationsDisclaimer />
    </>
  );
}

function YearField({ name, label, year }: { name: 'from' | 'to'; label: string; year: number }) {
  return (
    <label>
      {label}
      <input type="number" name={name} min={1900} max={2100} defaultValue={year} required />
    </label>
  );
}
