import type { Metadata } from 'next';

import { DesignationsDisclaimer } from '@/components/ui/designations-disclaimer';
import { sitePage } from '@/lib/auth/page';
import { listEditions } from '@/lib/directory/queries/editions';
import { getLocale, getTranslations } from '@/lib/i18n/words';

import { DataLine } from '../data-line';
import { Edition } from './edition';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('directory.editions');
  return { title: t('title') };
}

/** The past editions as far as public pages tell, newest first. */
export default async function EditionsPage() {
  const [locale, t, language] = await Promise.all([
    getLocale(),
    getTranslations('directory.editions'),
    getTranslations('directory.language'),
  ]);
  const scope = await sitePage({ locale, permission: 'directory.read', here: '/editions' });
  const editions = await listEditions(scope);
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
        {locale === 'en' ? null : <p className="small soft">{language('source')}</p>}
      </div>
      <div className="stack-l">
        {editions.map((edition) => (
          <Edition key={edition.edition} edition={edition} />
        ))}
      </div>
      <DataLine of="editions" href="/api/v1/editions" />
      <DesignationsDisclaimer />
    </>
  );
}
