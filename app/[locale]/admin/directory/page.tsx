import type { Metadata } from 'next';

import { PageShell } from '@/components/shell/page-shell';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Filters, FilterSearch, FilterSelect } from '@/components/ui/filters';
import { Localized } from '@/components/ui/localized';
import { Pagination } from '@/components/ui/pagination';
import { Status } from '@/components/ui/status';
import { sitePage } from '@/lib/auth/page';
import { factKinds } from '@/lib/directory/model/facts';
import { kindChoices, kindsOf } from '@/lib/directory/model/kinds';
import { missingFacts } from '@/lib/directory/model/missing';
import { listEdited, type EditedParty } from '@/lib/directory/queries/edited';
import { editedFilters } from '@/lib/directory/schema';
import { dayOf, formatInstant } from '@/lib/i18n/dates';
import { localisedPath } from '@/lib/i18n/localised-path';
import { Link } from '@/lib/i18n/navigation';
import { formatList } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('directory.care'))('title'), robots: { index: false, follow: false } };
}

/** Every party of the directory for the permanent secretariat: when it last changed, what was proposed, and what is not known of it. */
export default async function DirectoryCarePage({ params, searchParams }: Props) {
  const [{ locale }, query, t] = await Promise.all([params, searchParams, getTranslations('directory')]);
  const scope = await sitePage({ locale, permission: 'directory.edit', here: `/${locale}/admin/directory` });
  const filters = editedFilters.parse(query);
  const today = dayOf(new Date(), 'UTC');
  const { rows, total, next } = await listEdited(scope, filters, {
    locale,
    today,
    size: pageSize,
  });
  const here = localisedPath('/admin/directory', locale);
  const kindLabel = (kind: (typeof kindChoices)[number]) =>
    kind === 'mechanisms' || kind === 'partners' ? t(`list.${kind}`) : t(`shortKinds.${kindsOf(kind)[0] ?? 'OTHER'}`);
  const set = Object.entries({ ...filters, after: next ?? undefined }).flatMap(([name, value]): [string, string][] =>
    value ? [[name, value]] : [],
  );
  return (
    <PageShell>
      <div className="stack-l">
        <div className="head">
          <h1>{t('care.title')}</h1>
          <p className="lead">{t('care.lead')}</p>
          <p className="row">
            <Link href="/directory">{t('care.public')}</Link>
            <Link href="/admin/corrections">{t('care.corrections')}</Link>
            <Link href="/admin/directory/import">{t('import.link')}</Link>
          </p>
        </div>
        <ExportForm today={today} />
        <Filters
          label={t('list.filter')}
          clear={here}
          isFiltered={Boolean(filters.kind ?? filters.needs ?? (filters.q || undefined))}
          applied={t('list.found', { total })}
        >
          <FilterSearch name="q" label={t('list.q')} value={filters.q} />
          <FilterSelect
            name="kind"
            label={t('list.kind')}
            any={t('list.anyKind')}
            value={filters.kind}
            choices={kindChoices.map((kind) => ({ value: kind, label: kindLabel(kind) }))}
          />
          <FilterSelect
            name="needs"
            label={t('care.needs')}
            any={t('care.anyNeed')}
            value={filters.needs}
            choices={(['proposals', 'any', ...missingFacts] as const).map((need) => ({
              value: need,
              label: need === 'proposals' || need === 'any' ? t(`care.${need}`) : t(`care.lacks.${need}`),
            }))}
          />
        </Filters>
        {rows.length === 0 ? (
          <EmptyState title={t('list.empty')} level={2}>
            {t('care.emptyText')}
          </EmptyState>
        ) : (
          <DataTable
            caption={t('care.title')}
            hideCaption
            cards
            rows={rows}
            rowKey={({ code }) => code}
            columns={[
              { key: 'name', head: t('list.columns.name'), isRowHead: true, cell: (party) => <Name party={party} /> },
              { key: 'kind', head: t('list.columns.kind'), cell: ({ kind }) => t(`shortKinds.${kind}`) },
              {
                key: 'changed',
                head: t('care.changed'),
                cell: ({ code, changed }) =>
                  changed ? (
                    <>
                      <Link href={`/directory/${code}/history`}>{formatInstant(new Date(changed.at), locale)}</Link>
                      <span className="sub">{t(`edit.kinds.${changed.what}`)}</span>
                    </>
                  ) : (
                    <span className="soft">{t('care.unchanged')}</span>
                  ),
              },
              {
                key: 'proposals',
                head: t('care.proposals'),
                numeric: true,
                cell: ({ proposals }) => (proposals > 0 ? <Link href="/admin/corrections">{proposals}</Link> : 0),
              },
              {
                key: 'missing',
                head: t('care.missing'),
                cell: ({ missing }) =>
                  missing.length > 0 ? (
                    <Status shape="ask">
                      {formatList(
                        missing.map((fact) => t(`care.facts.${fact}`)),
                        locale,
                      )}
                    </Status>
                  ) : (
                    <span className="soft">{t('care.complete')}</span>
                  ),
              },
            ]}
          />
        )}
        <Pagination size={pageSize} next={next ? `${here}?${new URLSearchParams(set)}` : undefined} />
        {filters.after ? (
          <p className="small">
            <Link href="/admin/directory">{t('care.first')}</Link>
          </p>
        ) : null}
      </div>
    </PageShell>
  );
}

function Name({ party }: { party: EditedParty }) {
  return (
    <>
      <Link href={`/admin/directory/${party.code}`}>
        <bdi>
          <Localized text={party.names} fallback="silent" />
        </bdi>
      </Link>
      {Object.values(party.acronyms).some(Boolean) ? (
        <span className="sub">
          <bdi>
            <Localized text={party.acronyms} fallback="silent" />
          </bdi>
        </span>
      ) : null}
    </>
  );
}

/** Asks for the directory as of a day as a file; a plain form, since a file is an address. */
async function ExportForm({ today }: { today: string }) {
  const t = await getTranslations('directory');
  return (
    <details>
      <summary>{t('export.title')}</summary>
      <form className="row mid" action="/api/directory" aria-label={t('export.title')}>
        <div>
          <p className="field">
            <label htmlFor="day">{t('fields.day.label')}</label>
            <input id="day" type="date" name="day" className="w-s" defaultValue={today} required />
          </p>
        </div>
        <div>
          <p className="field">
            <label htmlFor="known">{t('fields.known.label')}</label>
            <input id="known" type="date" name="known" className="w-s" defaultValue={today} required />
          </p>
        </div>
        <div>
          <p className="field">
            <label htmlFor="what">{t('export.what')}</label>
            <select id="what" name="what">
              {factKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`edit.kinds.${kind}`)}
                </option>
              ))}
            </select>
          </p>
        </div>
        <p className="row">
          <button className="btn" name="format" value="xlsx">
            {t('export.xlsx')}
          </button>
          <button className="btn" name="format" value="csv">
            {t('export.csv')}
          </button>
          <button className="btn" name="format" value="json">
            {t('export.json')}
          </button>
        </p>
      </form>
      <p className="small soft">{t('export.note')}</p>
    </details>
  );
}
