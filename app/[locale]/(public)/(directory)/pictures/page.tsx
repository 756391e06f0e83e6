import type { Metadata } from 'next';

import { sitePage } from '@/lib/auth/page';
import { Link } from '@/lib/i18n/navigation';
import { getLocale, getTranslations } from '@/lib/i18n/words';
import { pictureNames } from '@/lib/pictures/model/picture';

import styles from '../reference.module.css';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('pictures'))('title') };
}

/** The pictures there are, each with what it shows. */
export default async function PicturesPage() {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('pictures')]);
  await sitePage({ locale, permission: 'directory.read', here: '/pictures' });
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </div>
      <ul className={`stack bare ${styles.list}`} aria-label={t('list')}>
        {pictureNames.map((name) => (
          <li key={name}>
            <h2>
              <Link href={`/pictures/${name}`}>{t(`${name}.name`)}</Link>
            </h2>
            <p>{t(`${name}.about`)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
