import type { Metadata } from 'next';

import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Filters, FilterSearch, FilterSelect } from '@/components/ui/filters';
import { Localized } from '@/components/ui/localized';
import { Pagination } from '@/components/ui/pagination';
import { Status } from '@/components/ui/status';
import { sitePage } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { isMechanism, kindChoices, kindsOf } from '@/lib/directory/model/kinds';
import { getDirectoryFrame, listParties, type ListedParty } from '@/lib/directory/queries/parties';
import { directoryFilters } from '@/lib/directory/schema';
import { localisedPath } from '@/lib/i18n/localised-path';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import { getLocale, getTranslations } from '@/lib/i18n/words';

import { DataLine } from '../data-line';
import { PartyLink } from '../party-link';
import { PictureLinks } from '../picture-links';
import { addressOf } from './address';
import { statusShape } from './status-shape';

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('directory');
  return { title: t('place') };
}

/** Mechanisms and partners: filters in the address, one table. */
export default async function DirectoryPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [locale, t, common] = await Promise.all([getLocale(), getTranslations('directory'), getTranslations('common')]);
  const scope = await sitePage({ locale, permission: 'directory.read', here: '/directory' });
  const filters = directoryFilters.parse(await searchParams);
  const [{ counts, regions, themes }, { rows, total, next }] = await Promise.all([
    getDirectoryFrame(scope),
    listParties(scope, filters, locale, pageSize),
  ]);
  const here = localisedPath('/directory', locale);
  const choice = ({ code, names }: (typeof regions)[number]) => {
    const { text, lang, isFallback } = pick(names, locale);
    return { value: code, label: text, ...(isFallback ? { lang } : {}) };
  };
  const kindLabel = (kind: (typeof kindChoices)[number]) =>
    kind === 'mechanisms' || kind === 'partners' ? t(`list.${kind}`) : t(`shortKinds.${kindsOf(kind)[0] ?? 'OTHER'}`);

  return (
    <>
      <div className="head">
        <h1>{t('list.title')}</h1>
        <p className="lead">{t('list.lead', counts)}</p>
        <p className="small">
          {t('list.pictures')} <PictureLinks />
        </p>
        <p className="row">
          <Link href="/definitions">{t('definitions.link')}</Link>
          {can(scope, 'directory.edit') ? <Link href="/admin/directory">{t('care.link')}</Link> : null}
        </p>
      </div>
      <Filters
        label={t('list.filter')}
        clear={here}
        isFiltered={Boolean(
          filters.kind ?? filters.region ?? filters.theme ?? filters.status ?? (filters.q || undefined),
        )}
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
          name="region"
          label={t('list.region')}
          any={t('list.anyRegion')}
          value={filters.region}
          choices={regions.map(choice)}
        />
        <FilterSelect
          name="theme"
          label={t('list.theme')}
          any={t('list.anyTheme')}
          value={filters.theme}
          choices={themes.map(choice)}
        />
        <FilterSelect
          name="status"
          label={t('list.status')}
          any={t('list.anyStatus')}
          value={filters.status}
          choices={(['active', 'dormant'] as const).map((status) => ({
            value: status,
            label: t(`status.${status === 'active' ? 'ACTIVE' : 'DORMANT'}`),
          }))}
        />
      </Filters>
      {rows.length === 0 ? (
        <EmptyState title={t('list.empty')} level={2}>
          {t('list.emptyText')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('list.caption')}
          captionNote={t('list.captionNote')}
          cards
          rows={rows}
          rowKey={({ code }) => code}
          columns={[
            { key: 'name', head: t('list.columns.name'), cell: (party) => <Name party={party} /> },
            { key: 'kind', head: t('list.columns.kind'), cell: ({ kind }) => t(`shortKinds.${kind}`) },
            {
              key: 'regions',
              head: t('list.columns.regions'),
              cell: ({ regions: of }) =>
                of.length === 0 ? t('list.global') : of.map((names) => pick(names, locale).text).join(', '),
            },
            { key: 'founded', head: t('list.columns.founded'), numeric: true, cell: ({ founded }) => founded },
            {
              key: 'members',
              head: t('list.columns.members'),
              numeric: true,
              cell: ({ members }) => (members > 0 ? members : <span className="soft">{t('list.unknown')}</span>),
            },
            {
              key: 'status',
              head: t('list.columns.status'),
              cell: ({ kind, status }) =>
                isMechanism(kind) ? <Status shape={statusShape(status)}>{t(`status.${status}`)}</Status> : null,
            },
          ]}
        />
      )}
      <Pagination
        size={pageSize}
        next={next ? addressOf(here, { ...filters, after: next }) : undefined}
        previous={undefined}
      />
      {filters.after ? (
        <p className="small">
          <a href={addressOf(here, { ...filters, after: undefined })}>{common('list.first')}</a>
        </p>
      ) : null}
      <DataLine of="list" href={addressOf('/api/v1/mechanisms', { ...filters, after: undefined })} />
    </>
  );
}

function Name({ party }: { party: ListedParty }) {
  return (
    <>
      <PartyLink party={party} />
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
