import type { Metadata } from 'next';

import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { ConfidenceMark } from '@/components/ui/source';
import { sitePage } from '@/lib/auth/page';
import { listObjectives, type CompactObjectiveRow } from '@/lib/directory/queries/objectives';
import { formatDay } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import { getLocale, getTranslations } from '@/lib/i18n/words';

import styles from '../reference.module.css';
import { SourceList } from '../source-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('directory.objectives');
  return { title: t('title') };
}

/** The objectives of the Global Compact, with the days between which they hold. */
export default async function ObjectivesPage() {
  const [locale, t, party] = await Promise.all([
    getLocale(),
    getTranslations('directory.objectives'),
    getTranslations('directory.party'),
  ]);
  const scope = await sitePage({ locale, permission: 'directory.read', here: '/objectives' });
  const objectives = await listObjectives(scope);
  const [first] = objectives;
  const validity = ({ validFrom, validTo }: CompactObjectiveRow) =>
    validTo
      ? t('until', { from: formatDay(validFrom, locale), to: formatDay(validTo, locale) })
      : t('from', { date: formatDay(validFrom, locale) });
  // How sure the wording is in the language in which it is shown.
  const confidence = ({ title, titleConfidence }: CompactObjectiveRow) =>
    titleConfidence[pick(title, locale).lang] === 'stated' ? 'stated' : 'general-knowledge';

  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
        {first ? <p className="lead">{t('lead', { date: formatDay(first.validFrom, locale) })}</p> : null}
      </div>
      <DataTable
        caption={t('caption')}
        hideCaption
        cards
        rows={objectives}
        rowKey={({ number }) => String(number)}
        columns={[
          { key: 'number', head: t('columns.number'), cell: ({ number }) => <span className="sym">{number}</span> },
          {
            key: 'title',
            head: t('columns.title'),
            isRowHead: true,
            cell: ({ title, shortTitle }) => (
              <>
                <span className="serif">
                  <Localized text={title} fallback="short" />
                </span>
                <span className="sub">
                  <Localized text={shortTitle} fallback="silent" />
                </span>
              </>
            ),
          },
          {
            key: 'theme',
            head: t('columns.theme'),
            cell: ({ theme }) =>
              theme ? (
                <Link href={`/directory?kind=mechanisms&theme=${theme.code}`}>
                  <Localized text={theme.names} fallback="silent" />
                </Link>
              ) : (
                <span className="soft">{t('noTheme')}</span>
              ),
          },
          { key: 'validity', head: t('columns.validity'), cell: (row) => validity(row) },
          {
            key: 'confidence',
            head: t('columns.confidence'),
            cell: (row) => <ConfidenceMark confidence={confidence(row)} />,
          },
        ]}
      />
      <p className="tiny soft">{t('themeNote')}</p>
      {first ? (
        <section className={`sec stack-s ${styles.below}`}>
          <h2>{party('sources')}</h2>
          <SourceList sources={first.sources} asOf={first.asOf} />
        </section>
      ) : null}
    </>
  );
}
