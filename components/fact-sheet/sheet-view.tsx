import type { ReactNode } from 'react';

import { DataTable } from '@/components/ui/data-table';
import { Figures } from '@/components/ui/figures';
import type { WordedClass, WordedSection, WordedSheet } from '@/lib/fact-sheet/render/words';
import { useTranslations } from '@/lib/i18n/words';

import { FigureTable } from './figure-table';
import { Said, SaidRun } from './said';
import styles from './sheet.module.css';

interface SheetViewProps {
  sheet: WordedSheet;
  /** Picture of a section's figures, between its first sentence and its table. */
  pictures: Partial<Record<WordedSection['id'], ReactNode>>;
}

/** The fact sheet as it is read on a page: definitions, figures with their reasons, the series, who was counted, and how. */
export function SheetView({ sheet, pictures }: SheetViewProps) {
  return (
    <>
      <section aria-labelledby="definitions" className={styles.section}>
        <h2 id="definitions">{sheet.definitions.title}</h2>
        {sheet.definitions.items.map(({ key, term, text }) => (
          <p key={key} className={`serif ${styles.text}`}>
            <b>{term}.</b> {text}
          </p>
        ))}
        <p className="tiny soft">{sheet.definitions.after}</p>
      </section>
      {sheet.sections.map(({ id, title, lead, rows }) => (
        <section key={id} id={id} aria-labelledby={`${id}-title`} className={styles.section}>
          <h2 id={`${id}-title`}>{title}</h2>
          {id === 'figures' ? <Large sheet={sheet} /> : null}
          <p className={`serif ${styles.text}`}>{lead}</p>
          {pictures[id]}
          <FigureTable caption={title} rows={rows} sheet={sheet} />
        </section>
      ))}
      <Series series={sheet.series} />
      {sheet.counted.classes.length > 0 ? (
        <section aria-labelledby="counted" className={styles.section}>
          <h2 id="counted">{sheet.counted.title}</h2>
          {sheet.counted.classes.map((each) => (
            <CountedClass key={each.kind} counted={each} />
          ))}
        </section>
      ) : null}
      {sheet.others.rows.length > 0 ? (
        <section aria-labelledby="others" className={styles.section}>
          <h2 id="others">{sheet.others.title}</h2>
          <FigureTable caption={sheet.others.title} rows={sheet.others.rows} sheet={sheet} isPublishedOnly />
        </section>
      ) : null}
      {sheet.method.lines.length > 0 ? (
        <section aria-labelledby="method" className={styles.section}>
          <h2 id="method">{sheet.method.title}</h2>
          {sheet.method.lines.map((line, index) => (
            <p key={index} className="small">
              <Said sentences={[line]} />
            </p>
          ))}
        </section>
      ) : null}
    </>
  );
}

function Large({ sheet: { large } }: { sheet: WordedSheet }) {
  const t = useTranslations('facts');
  return (
    <Figures
      items={large.map(({ key, label, computed, published }) => ({
        key,
        label: <SaidRun run={label} />,
        value: computed,
        ...(published === null ? {} : { note: `(${t('largePublished', { value: published })})` }),
      }))}
    />
  );
}

function Series({ series: { title, about, lead, rows, hosts } }: Pick<WordedSheet, 'series'>) {
  const t = useTranslations('facts.columns');
  return (
    <section aria-labelledby="series" className={styles.section}>
      <h2 id="series">{title}</h2>
      <p className={`serif ${styles.text}`}>{about}</p>
      <p className={`serif ${styles.text}`}>{lead}</p>
      {rows.length > 0 ? (
        <DataTable
          caption={title}
          hideCaption
          dense
          cards
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { key: 'edition', head: t('edition'), numeric: true, cell: ({ edition }) => edition },
            {
              key: 'title',
              head: t('meeting'),
              isRowHead: true,
              cell: ({ title: run, href }) => <SaidRun run={{ ...run, ...(href ? { href } : {}) }} />,
            },
            { key: 'when', head: t('when'), cell: ({ when }) => when },
          ]}
        />
      ) : null}
      {hosts.rows.length > 0 ? (
        <>
          <h3>{hosts.title}</h3>
          <p className={`serif ${styles.text}`}>{hosts.lead}</p>
          <DataTable
            caption={hosts.title}
            hideCaption
            dense
            cards
            rows={hosts.rows}
            rowKey={({ host }) => host.text}
            columns={[
              { key: 'host', head: t('host'), isRowHead: true, cell: ({ host }) => <SaidRun run={host} /> },
              { key: 'count', head: t('hosted'), numeric: true, cell: ({ count }) => count },
              { key: 'editions', head: t('editions'), cell: ({ editions }) => <Said sentences={[editions]} /> },
            ]}
          />
        </>
      ) : null}
    </section>
  );
}

function CountedClass({ counted: { title, rows } }: { counted: WordedClass }) {
  const t = useTranslations('facts.columns');
  return (
    <DataTable
      caption={`${title} (${rows.length})`}
      dense
      cards
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'mechanism',
          head: t('mechanism'),
          cell: ({ name, acronym }) => (
            <>
              <SaidRun run={name} />
              {acronym ? ` (${acronym})` : null}
            </>
          ),
        },
        {
          key: 'chair',
          head: t('chair'),
          cell: ({ chair }) => (chair.length > 0 ? <Said sentences={[chair]} /> : '–'),
        },
        { key: 'founded', head: t('founded'), numeric: true, cell: ({ founded }) => founded ?? '–' },
        { key: 'members', head: t('members'), numeric: true, cell: ({ members }) => members ?? '–' },
      ]}
    />
  );
}
