import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { FigureListView } from '@/components/fact-sheet/figure-list-view';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DesignationsDisclaimer } from '@/components/ui/designations-disclaimer';
import { sitePage } from '@/lib/auth/page';
import { figureChoices } from '@/lib/directory/schema';
import { figureList } from '@/lib/fact-sheet/model/figure-list';
import { getSheetData } from '@/lib/fact-sheet/queries';
import { getLocale, getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ figure: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('facts.list');
  const { year } = figureChoices.parse(await searchParams);
  // Any year and choice makes a page of its own: search engines are kept to the sheet.
  return { title: t('kicker', { year: String(year) }), robots: { index: false } };
}

/** The list behind one figure of a year: which mechanisms or countries it counts, and which the published figure does. */
export default async function FigureListPage({ params, searchParams }: Props) {
  const [{ figure }, locale, t] = await Promise.all([params, getLocale(), getTranslations('facts.list')]);
  const scope = await sitePage({ locale, permission: 'directory.read', here: `/figures/${figure}` });
  const choices = figureChoices.parse(await searchParams);
  const data = await getSheetData(scope, choices, new Date());
  const list = figureList(data, figure) ?? notFound();
  const asked = new URLSearchParams({ ...choices, year: String(choices.year) });
  return (
    <>
      <Breadcrumbs items={[{ href: `/figures?${asked}`, label: t('back', { year: String(choices.year) }) }]} />
      <FigureListView
        data={data}
        list={list}
        files={{
          csv: `/api/figures/${figure}.csv?${asked}&locale=${locale}`,
          json: `/api/v1/figures/${figure}?${asked}`,
        }}
      />
      <DesignationsDisclaimer />
    </>
  );
}
