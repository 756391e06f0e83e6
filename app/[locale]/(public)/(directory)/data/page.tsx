import type { Metadata } from 'next';

import { DataTable } from '@/components/ui/data-table';
import { sitePage } from '@/lib/auth/page';
import { Link } from '@/lib/i18n/navigation';
import { getLocale, getTranslations } from '@/lib/i18n/words';
import { addresses, timesInAMinute } from '@/lib/public-data/model/addresses';

/** The description of all of it, for machines. */
const description = '/api/v1/openapi';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('directory.openData'))('title') };
}

/** What everybody may read here as data: where it is, what it holds, and the rules it keeps. */
export default async function DataPage() {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('directory.openData')]);
  await sitePage({ locale, permission: 'directory.read', here: '/data' });
  const rows = Object.entries(addresses).map(([address, { key, example }]) => ({ address, key, example }));
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </div>
      <div className="stack-l">
        <section className="stack-s" aria-labelledby="addresses">
          <h2 id="addresses">{t('addresses')}</h2>
          <DataTable
            caption={t('addresses')}
            hideCaption
            cards
            rows={rows}
            rowKey={({ key }) => key}
            columns={[
              {
                key: 'what',
                head: t('what'),
                isRowHead: true,
                cell: ({ key }) => t(`of.${key}`),
              },
              {
                key: 'address',
                head: t('address'),
                cell: ({ address, example }) => (
                  <>
                    <code translate="no">{address}</code>
                    {example ? (
                      <span className="sub">
                        <a href={example}>{t('example', { address: example })}</a>
                      </span>
                    ) : null}
                  </>
                ),
              },
            ]}
          />
          <p>
            <a className="btn" href={description}>
              {t('description')}
            </a>
          </p>
        </section>
        <section className="stack-s" aria-labelledby="rules">
          <h2 id="rules">{t('rules')}</h2>
          <ul className="text">
            <li>{t('rule.free')}</li>
            <li>{t('rule.stable')}</li>
            <li>{t('rule.fresh')}</li>
            <li>{t('rule.often', { count: timesInAMinute })}</li>
            <li>{t('rule.sources')}</li>
          </ul>
        </section>
        <section className="stack-s" aria-labelledby="files">
          <h2 id="files">{t('files')}</h2>
          <ul className="text">
            <li>
              <Link href="/directory">{t('file.directory')}</Link>
            </li>
            <li>
              <Link href="/pictures">{t('file.pictures')}</Link>
            </li>
            <li>{t('file.calendar')}</li>
            <li>{t('file.feed')}</li>
          </ul>
        </section>
      </div>
    </>
  );
}
