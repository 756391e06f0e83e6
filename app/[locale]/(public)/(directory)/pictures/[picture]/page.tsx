import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { PictureView } from '@/components/pictures/picture-view';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DesignationsDisclaimer } from '@/components/ui/designations-disclaimer';
import { sitePage } from '@/lib/auth/page';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import { localisedPath } from '@/lib/i18n/localised-path';
import { getLocale, getTranslations, useLocale, useTranslations } from '@/lib/i18n/words';
import { pictureNames, type PictureData, type PictureName } from '@/lib/pictures/model/picture';
import { getPictureData } from '@/lib/pictures/queries';
import { daysOf, dayShown, pictureChoices, pictureName } from '@/lib/pictures/schema';

import styles from '../../reference.module.css';

type Props = {
  params: Promise<{ picture: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function nameOf(params: Props['params']): Promise<PictureName> {
  const name = pictureName.safeParse((await params).picture);
  return name.success ? name.data : notFound();
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [name, { day }] = [await nameOf(params), pictureChoices.parse(await searchParams)];
  const t = await getTranslations('pictures');
  // Any day makes a page of its own: search engines are kept to the picture itself.
  return { title: t(`${name}.name`), ...(day === undefined ? {} : { robots: { index: false } }) };
}

/** One picture as of a day, with the form that asks for another, its tables and its files. */
export default async function PicturePage({ params, searchParams }: Props) {
  const [name, locale, t, directory] = await Promise.all([
    nameOf(params),
    getLocale(),
    getTranslations('pictures'),
    getTranslations('directory'),
  ]);
  const here = `/pictures/${name}`;
  const scope = await sitePage({ locale, permission: 'directory.read', here });
  const choices = pictureChoices.parse(await searchParams);
  const now = new Date();
  const day = dayShown(name, choices.day, now);
  const { first, last } = daysOf(name, now);
  const data = await getPictureData(scope, day);
  const { set, a, b } = choices;
  const asked = { day, ...(name === 'overlap' ? { set, ...(a && b ? { a, b } : {}) } : { set: 'all' }) };
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/directory', label: directory('tabs.directory') },
          { href: '/pictures', label: directory('tabs.pictures') },
        ]}
      />
      <div className="stack-l">
        <div className="head">
          <h1>{t(`${name}.name`)}</h1>
          <p className="lead">{t(`${name}.about`)}</p>
        </div>
        <form className="filters" action={localisedPath(here, locale)} aria-label={t('choose')}>
          <label>
            {t('day')}
            <input type="date" name="day" min={first} max={last} defaultValue={day} />
          </label>
          {name === 'overlap' ? <SetSelect regions={data.regions} value={set} /> : null}
          <button className="btn">{t('show')}</button>
        </form>
        {choices.day !== undefined && choices.day !== day ? <p role="status">{t('moved')}</p> : null}
        <PictureView
          name={name}
          data={data}
          asked={asked}
          files={(ending) => `/api/pictures/${name}.${ending}?${new URLSearchParams({ ...asked, locale })}`}
        />
        <nav className={styles.section} aria-labelledby="others">
          <h2 id="others">{t('others')}</h2>
          <ul className={`bare ${styles.list}`}>
            {pictureNames
              .filter((other) => other !== name)
              .map((other) => (
                <li key={other}>
                  <Link href={`/pictures/${other}`}>{t(`${other}.name`)}</Link>
                </li>
              ))}
            <li>
              <Link href="/figures">{directory('tabs.figures')}</Link>
            </li>
          </ul>
        </nav>
      </div>
      <DesignationsDisclaimer />
    </>
  );
}

/** Which mechanisms are compared: a class, a region, or all. */
function SetSelect({ regions, value }: { regions: PictureData['regions']; value: string }) {
  const [locale, t] = [useLocale(), useTranslations('pictures.overlap')];
  return (
    <label>
      {t('set')}
      <select name="set" defaultValue={value}>
        {(['rcp', 'irf', 'all'] as const).map((set) => (
          <option key={set} value={set}>
            {t(`sets.${set}`)}
          </option>
        ))}
        {regions.map(({ code, names }) => (
          <option key={code} value={code}>
            {pick(names, locale).text}
          </option>
        ))}
      </select>
    </label>
  );
}
