import type { ReactNode } from 'react';

import { factSheetYear } from '@/lib/directory/model/periods';
import type { SheetData } from '@/lib/fact-sheet/model/sheet';
import { wordSheet, type WordedSheet } from '@/lib/fact-sheet/render/words';
import { Link } from '@/lib/i18n/navigation';
import { useLocale, useTranslations } from '@/lib/i18n/words';

import { SheetView } from './sheet-view';
import { ThemesChart } from './themes-chart';
import styles from './sheet.module.css';

/** The whole sheet with its head, its files, and the form that asks for another (`form`). */
export function SheetPage({ data, form }: { data: SheetData; form: ReactNode }) {
  const locale = useLocale();
  const t = useTranslations('facts');
  const sheet = wordSheet(data, locale);
  const asked = new URLSearchParams({ ...data.choices, year: String(data.choices.year) });
  return (
    <div className="stack-l">
      <div className="head">
        <p className="soft">{sheet.kicker}</p>
        <h1>{sheet.title}</h1>
        {sheet.isCounted ? <p className="lead">{sheet.asOf}</p> : null}
        {sheet.notices.map((notice) => (
          <p key={notice} className={styles.text}>
            {notice}
          </p>
        ))}
        <Files asked={asked} isCounted={sheet.isCounted} />
      </div>
      <section className={`${styles.section} ${styles.screen}`}>
        <h2>{t('page.choose')}</h2>
        {form}
      </section>
      <SheetView
        sheet={sheet}
        pictures={{
          participation: data.choices.year >= factSheetYear ? <ParticipationMap day={sheet.day} /> : null,
          themes: <Themes sheet={sheet} />,
        }}
      />
    </div>
  );
}

/** The sheet as files; nothing to take away where nothing is counted. */
function Files({ asked, isCounted }: { asked: URLSearchParams; isCounted: boolean }) {
  const [locale, t] = [useLocale(), useTranslations('facts.page')];
  const compare = <Link href={`/figures/compare?to=${asked.get('year')}`}>{t('compare')}</Link>;
  if (!isCounted) return <p className={styles.screen}>{compare}</p>;
  return (
    <p className={styles.screen}>
      {t('files')}{' '}
      {(['pdf', 'docx'] as const).map((ending) => (
        <a key={ending} className={styles.file} href={`/api/figures/fact-sheet.${ending}?${asked}&locale=${locale}`}>
          {t(ending)}
        </a>
      ))}
      <a className={styles.file} href={`/api/figures/figures.csv?${asked}&locale=${locale}`}>
        {t('csv')}
      </a>
      <a className={styles.file} href={`/api/v1/figures?${asked}`}>
        {t('json')}
      </a>
      {compare}
    </p>
  );
}

/** The map as a file of its own, so that the page stays light; its table is one step away. */
function ParticipationMap({ day }: { day: string }) {
  const [locale, t] = [useLocale(), useTranslations('facts')];
  const asked = new URLSearchParams({ day, locale });
  return (
    <figure className={styles.map}>
      {/* Drawn on demand and of no fixed size: nothing for an image optimiser. */}
      <img src={`/api/pictures/map.svg?${asked}`} alt={t('map')} loading="lazy" width={960} height={560} />
      <figcaption>
        <Link href={`/pictures/map?day=${day}`}>{t('map')}</Link>
      </figcaption>
    </figure>
  );
}

function Themes({ sheet }: { sheet: WordedSheet }) {
  const t = useTranslations('directory.figures');
  const rows = sheet.sections.find(({ id }) => id === 'themes')?.rows ?? [];
  if (rows.length === 0) return null;
  const hasPublished = rows.some(({ published }) => published !== null);
  return (
    <figure className={styles.map}>
      <ThemesChart
        rows={rows.map(({ key, label, published, computed }) => ({
          ...{ theme: key, name: label.text, published, computed: computed ?? 0 },
        }))}
        label={t('themesLabel')}
        heads={{ published: t('publishedShort'), computed: t('computedShort') }}
      />
      <figcaption>{hasPublished ? t('themesLegend') : t('themesLegendComputed')}</figcaption>
    </figure>
  );
}
