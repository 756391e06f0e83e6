import type { Metadata } from 'next';

import { DataTable } from '@/components/ui/data-table';
import { DesignationsDisclaimer } from '@/components/ui/designations-disclaimer';
import { Localized } from '@/components/ui/localized';
import { sitePage } from '@/lib/auth/page';
import { listCountries } from '@/lib/directory/queries/countries';
import { Link } from '@/lib/i18n/navigation';
import { getLocale, getTranslations } from '@/lib/i18n/words';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('directory.countries');
  return { title: t('title') };
}

/** All countries and territories with the number of mechanisms each belongs to. */
export default async function CountriesPage() {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('directory.countries')]);
  const scope = await sitePage({ locale, permission: 'directory.read', here: '/countries' });
  const countries = await listCountries(scope, locale);
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </div>
      <DataTable
        caption={t('caption')}
        captionNote={t('captionNote', { count: countries.length })}
        dense
        rows={countries}
        rowKey={({ iso2 }) => iso2}
        columns={[
          {
            key: 'name',
            head: t('columns.name'),
            cell: ({ iso2, names }) => (
              <Link href={`/countries/${iso2}`}>
                <bdi>
                  <Localized text={names} fallback="silent" />
                </bdi>
              </Link>
            ),
          },
          { key: 'rcp', head: t('columns.rcp'), numeric: true, cell: ({ rcp }) => rcp },
          { key: 'irf', head: t('columns.irf'), numeric: true, cell: ({ irf }) => irf },
          { key: 'global', head: t('columns.global'), numeric: true, cell: ({ global }) => global },
        ]}
      />
      <DesignationsDisclaimer />
    </>
  );
}
