import type { Metadata } from 'next';

import { DataTable } from '@/components/ui/data-table';
import { DesignationsDisclaimer } from '@/components/ui/designations-disclaimer';
import { Localized } from '@/components/ui/localized';
import { sitePage } from '@/lib/auth/page';
import { figureLabels } from '@/lib/directory/model/figure-labels';
import { compareThemes, compareWithSheet, type PublishedFigureRow } from '@/lib/directory/model/fact-sheet';
import { computeFigures } from '@/lib/directory/model/figures';
import { getFigureFacts, listPartyNames, listPublishedFigures, listThemes } from '@/lib/directory/queries/figures';
import { lastDayOf } from '@/lib/directory/model/periods';
import { figureChoices } from '@/lib/directory/schema';
import { localisedPath } from '@/lib/i18n/localised-path';
import { Link } from '@/lib/i18n/navigation';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { getLocale, getTranslations } from '@/lib/i18n/words';

import { Compiled } from '../compiled';
import { DataLine } from '../data-line';
import { PictureLinks } from '../picture-links';
import { SourceList } from '../source-list';
import { Choices } from './choices';
import { Comparison, ShortNames } from './comparison';
import { ThemesChart } from './themes-chart';
import styles from '../reference.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('directory.figures');
  return { title: t('title') };
}

/** The fact sheet: what was published beside what the directory gives. */
export default async function FiguresPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [locale, t, directory] = await Promise.all([
    getLocale(),
    getTranslations('directory.figures'),
    getTranslations('directory'),
  ]);
  const scope = await sitePage({ locale, permission: 'directory.read', here: '/figures' });
  const choices = figureChoices.parse(await searchParams);
  const day = lastDayOf(choices.year, new Date());
  const [facts, published, themes] = await Promise.all([
    getFigureFacts(scope, day),
    listPublishedFigures(scope),
    listThemes(scope),
  ]);
  const computed = computeFigures(facts, choices);
  const withLatest = choices.classes === 'latest' ? null : computeFigures(facts, { ...choices, classes: 'latest' });
  const rows = compareWithSheet(published, choices.year, computed);
  const themeRows = compareThemes(
    published,
    choices.year,
    computed,
    themes.map(({ code }) => code),
  );
  const counted = [
    ...new Set(
      [...rows, ...themeRows].flatMap(({ parties }) => parties).concat(computed.undecided.map(({ code }) => code)),
    ),
  ];
  const names = new Map((await listPartyNames(scope, counted)).map(({ code, ...party }) => [code, party]));
  const labels = new Map<string, LocalizedText>([
    ...Object.entries(figureLabels),
    ...published.map(({ key, labels: text }): [string, LocalizedText] => [key, text]),
  ]);
  const themeNames = new Map(themes.map(({ code, names: text }) => [code, text]));
  const shown = new Set(rows.filter((row) => row.published).map(({ key }) => `${choices.year} ${key}`));
  const others = published.filter(
    ({ year, key }) => !shown.has(`${year} ${key}`) && !(year === choices.year && key.startsWith('theme.')),
  );
  const sheet = published.find(({ year }) => year === choices.year);
  const charted = themeRows.map((row) => ({ ...row, name: pick(themeNames.get(row.theme), locale).text }));
  const hasThemes = themeRows.some((row) => row.published !== null);

  return (
    <>
      <div className="head">
        <p className="soft">{t('kicker', { year: String(choices.year) })}</p>
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead', { year: String(choices.year) })}</p>
        <p>
          {t('definition')} <Link href="/definitions">{directory('definitions.link')}</Link>
        </p>
        {locale === 'en' ? null : <p className="tiny soft">{directory('language.source')}</p>}
      </div>
      <div className="stack-l">
        <section className={styles.section}>
          <h2>{t('choose')}</h2>
          <Choices action={localisedPath('/figures', locale)} choices={choices} />
        </section>
        <section className={styles.section}>
          <Comparison
            rows={rows}
            labels={labels}
            computed={computed}
            withLatest={withLatest}
            names={names}
            year={choices.year}
          />
          <p className="small soft">{t('method', { usesListOf2018: String(computed.usesListOf2018) })}</p>
          {sheet ? <SourceList sources={sheet.sources} asOf={sheet.asOf} confidence={sheet.confidence} /> : null}
          <details>
            <summary>{t('parties')}</summary>
            <DataTable
              caption={t('parties')}
              hideCaption
              dense
              cards
              rows={rows.filter(({ parties }) => parties.length > 0)}
              rowKey={({ key }) => key}
              columns={[
                {
                  key: 'figure',
                  head: t('columns.figure'),
                  cell: ({ key }) => <Localized text={labels.get(key)} fallback="short" />,
                },
                { key: 'count', head: t('mechanisms'), numeric: true, cell: ({ parties }) => parties.length },
                {
                  key: 'parties',
                  head: t('counted'),
                  cell: ({ parties }) => <ShortNames codes={parties} names={names} />,
                },
              ]}
            />
          </details>
        </section>
        <section className={styles.section}>
          <figure className={styles.chart}>
            <p className="ft">
              {t('themes')} <span>{t('themesNote')}</span>
            </p>
            <ThemesChart
              rows={charted}
              label={t('themesLabel')}
              heads={{ published: t('publishedShort'), computed: t('computedShort') }}
            />
            <figcaption>{hasThemes ? t('themesLegend') : t('themesLegendComputed')}</figcaption>
          </figure>
          <p className="small">
            {t('pictures')} <PictureLinks day={day} />
          </p>
          <details>
            <summary>{t('themesTable')}</summary>
            <DataTable
              caption={t('themesNote')}
              hideCaption
              dense
              cards
              rows={charted}
              rowKey={({ theme }) => theme}
              columns={[
                {
                  key: 'theme',
                  head: t('theme'),
                  cell: ({ theme }) => <Localized text={themeNames.get(theme)} fallback="silent" />,
                },
                {
                  key: 'published',
                  head: t('columns.published'),
                  numeric: true,
                  cell: (row) => row.published ?? t('notPublished'),
                },
                { key: 'computed', head: t('columns.computed'), numeric: true, cell: (row) => row.computed },
                {
                  key: 'parties',
                  head: t('counted'),
                  cell: ({ parties }) => <ShortNames codes={parties} names={names} />,
                },
              ]}
            />
          </details>
        </section>
        <OtherFigures
          rows={others}
          captions={{
            title: t('others'),
            year: t('othersYear'),
            figure: t('columns.figure'),
            published: t('columns.published'),
            source: t('source'),
          }}
        />
      </div>
      <DataLine
        of="figures"
        href={`/api/v1/figures?${new URLSearchParams({ ...choices, year: String(choices.year) })}`}
      />
      <DesignationsDisclaimer />
    </>
  );
}

/** Figures published elsewhere or for other years, each with its source. */
function OtherFigures({
  rows,
  captions,
}: {
  rows: readonly PublishedFigureRow[];
  captions: Record<'title' | 'year' | 'figure' | 'published' | 'source', string>;
}) {
  return (
    <section>
      <DataTable
        caption={captions.title}
        dense
        cards
        rows={rows}
        rowKey={({ year, key }) => `${year} ${key}`}
        columns={[
          { key: 'year', head: captions.year, cell: ({ year }) => <span className="num">{year}</span> },
          {
            key: 'figure',
            head: captions.figure,
            isRowHead: true,
            cell: ({ labels }) => <Localized text={labels} fallback="short" />,
          },
          { key: 'value', head: captions.published, numeric: true, cell: ({ value }) => value },
          {
            key: 'source',
            head: captions.source,
            cell: ({ note, sources, asOf, confidence }) => (
              <>
                {note ? <Compiled>{note}</Compiled> : null}
                <SourceList sources={sources} asOf={asOf} confidence={confidence} />
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
