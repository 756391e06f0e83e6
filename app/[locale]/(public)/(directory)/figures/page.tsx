import type { Metadata } from 'next';

import { SheetPage } from '@/components/fact-sheet/sheet-page';
import { DataTable } from '@/components/ui/data-table';
import { DesignationsDisclaimer } from '@/components/ui/designations-disclaimer';
import { Localized } from '@/components/ui/localized';
import { sitePage } from '@/lib/auth/page';
import type { PublishedFigureRow } from '@/lib/directory/model/fact-sheet';
import { figureChoices } from '@/lib/directory/schema';
import { getSheetData } from '@/lib/fact-sheet/queries';
import { localisedPath } from '@/lib/i18n/localised-path';
import { getLocale, getTranslations } from '@/lib/i18n/words';

import { Compiled } from '../compiled';
import { DataLine } from '../data-line';
import { PictureLinks } from '../picture-links';
import { SourceList } from '../source-list';
import { Choices } from './choices';
import styles from '../reference.module.css';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('facts');
  const { year } = figureChoices.parse(await searchParams);
  return { title: t('name', { year: String(year) }) };
}

/** The fact sheet of a year: what was published beside what the directory gives. */
export default async function FiguresPage({ searchParams }: Props) {
  const [locale, t, figures] = await Promise.all([
    getLocale(),
    getTranslations('facts.page'),
    getTranslations('directory.figures'),
  ]);
  const scope = await sitePage({ locale, permission: 'directory.read', here: '/figures' });
  const choices = figureChoices.parse(await searchParams);
  const data = await getSheetData(scope, choices, new Date());
  const { published, today } = data;
  return (
    <>
      <SheetPage
        data={data}
        form={
          <Choices
            action={localisedPath('/figures', locale)}
            choices={choices}
            years={{ first: firstYear, last: Number(today.slice(0, 4)) }}
          />
        }
      />
      <p className={`small ${styles.below}`}>
        {figures('pictures')} <PictureLinks day={data.picture.day} />
      </p>
      <details className={styles.below}>
        <summary>{t('others')}</summary>
        <OtherFigures
          rows={published.filter(({ year }) => year !== choices.year)}
          captions={{
            title: t('others'),
            year: figures('othersYear'),
            figure: figures('columns.figure'),
            published: figures('columns.published'),
            source: figures('source'),
          }}
        />
      </details>
      <DataLine
        of="figures"
        href={`/api/v1/figures?${new URLSearchParams({ ...choices, year: String(choices.year) })}`}
      />
      <DesignationsDisclaimer />
    </>
  );
}

/** The earliest year that the form offers; an address may name any. */
const firstYear = 1985;

/** Figures published elsewhere or for other years, each with its source. */
function OtherFigures({
  rows,
  captions,
}: {
  rows: readonly PublishedFigureRow[];
  captions: Record<'title' | 'year' | 'figure' | 'published' | 'source', string>;
}) {
  return (
    <DataTable
      caption={captions.title}
      hideCaption
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
  );
}
