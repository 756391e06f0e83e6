import type { Metadata } from 'next';

import { DifferingSources } from '@/components/directory/differing-sources';
import { factWords } from '@/components/directory/fact-words';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DesignationsDisclaimer } from '@/components/ui/designations-disclaimer';
import { EmptyState } from '@/components/ui/empty-state';
import { orNotFound, sitePage } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { factKinds, isStanding, tableOf, themesValue, valuesOf } from '@/lib/directory/model/facts';
import { asOf } from '@/lib/directory/model/history';
import { getHistory, listFactNames } from '@/lib/directory/queries/history';
import { listDiffering } from '@/lib/directory/queries/statements';
import { historyChoices } from '@/lib/directory/schema';
import { dayOf, formatDay } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

import { ChangeList } from './change-list';
import styles from '../../../reference.module.css';

type Props = {
  params: Promise<{ locale: Locale; code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  // Any day makes a page of its own: search engines are kept to the record itself.
  return { title: `${(await getTranslations('directory'))('history.link')}: ${code}`, robots: { index: false } };
}

/** What the directory says of a party as of any day, as it was known on any day, and each change with its source. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const [{ locale, code }, query, t] = await Promise.all([params, searchParams, getTranslations('directory')]);
  const scope = await sitePage({ locale, permission: 'directory.read', here: `/${locale}/directory/${code}/history` });
  const [history, names] = await Promise.all([orNotFound(getHistory(scope, code)), listFactNames(scope)]);
  const [words, differing] = await Promise.all([factWords(locale, names), listDiffering(scope, history.party.id)]);
  const today = dayOf(new Date(), 'UTC');
  const { day = today, known = today } = historyChoices.parse(query);
  const held = asOf(history.versions, { day, known: `${known}T23:59:59.999Z` });
  const name = pick(history.party.names, locale).text;
  const sections = factKinds.flatMap((what) => {
    const rows = (held.get(tableOf[what]) ?? []).filter(({ row }) => isStanding(what, row));
    if (rows.length === 0) return [];
    const values = rows.map(({ row }) => valuesOf(what, row));
    const list = what === 'THEMES' ? [{ themes: themesValue(values.map(({ themes = '' }) => themes)) }] : values;
    return [{ what, lines: list.map((one) => words.line(what, one)).sort((a, b) => a.localeCompare(b, locale)) }];
  });
  const isKnown = history.versions.some(({ at }) => at <= `${known}T23:59:59.999Z`);
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/directory', label: t('tabs.directory') },
          { href: `/directory/${code}`, label: name },
        ]}
      />
      <div className="stack-l">
        <div className="head">
          <h1>{t('history.title', { name })}</h1>
          <p className="lead">{t('history.lead')}</p>
          {can(scope, 'directory.edit') ? (
            <p>
              <Link href={`/admin/directory/${code}`}>{t('edit.link')}</Link>
            </p>
          ) : null}
        </div>
        <form className="row mid" aria-label={t('history.choose')}>
          <div>
            <p className="field">
              <label htmlFor="day">{t('fields.day.label')}</label>
              <input id="day" type="date" name="day" className="w-s" defaultValue={day} />
            </p>
          </div>
          <div>
            <p className="field">
              <label htmlFor="known">{t('fields.known.label')}</label>
              <input id="known" type="date" name="known" className="w-s" defaultValue={known} />
            </p>
          </div>
          <p>
            <button className="btn">{t('history.ask')}</button>
          </p>
        </form>
        <section className="stack" aria-labelledby="held">
          <h2 id="held">{t('history.asOf', { day: formatDay(day, locale), known: formatDay(known, locale) })}</h2>
          {sections.length === 0 ? (
            <EmptyState level={3} title={t(isKnown ? 'history.empty' : 'history.known0')} />
          ) : null}
          {sections.map(({ what, lines }) => (
            <section key={what} className={styles.section}>
              <h3>{t(`edit.kinds.${what}`)}</h3>
              {lines.length > 12 ? (
                <details>
                  <summary>{t('edit.members', { count: lines.length })}</summary>
                  <Lines lines={lines} />
                </details>
              ) : (
                <Lines lines={lines} />
              )}
            </section>
          ))}
        </section>
        {differing.length > 0 ? (
          <section className="stack" aria-labelledby="sources">
            <h2 id="sources">{t('statements.differ')}</h2>
            <DifferingSources matters={differing} />
          </section>
        ) : null}
        <section className="stack" aria-labelledby="changes">
          <h2 id="changes">{t('history.changes')}</h2>
          {history.changes.length === 0 ? <p className="soft">{t('history.none')}</p> : null}
          <ChangeList history={history} words={words} locale={locale} />
        </section>
      </div>
      <DesignationsDisclaimer />
    </>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="points">
      {lines.map((line, index) => (
        <li key={`${index} ${line}`}>
          <bdi>{line}</bdi>
        </li>
      ))}
    </ul>
  );
}
