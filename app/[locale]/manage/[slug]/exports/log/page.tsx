import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { Filters, FilterSearch, FilterSelect } from '@/components/ui/filters';
import { Pagination } from '@/components/ui/pagination';
import { meetingPage } from '@/lib/auth/page';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { transferWords } from '@/lib/transfers/model/log-words';
import { ownList, paperNames } from '@/lib/transfers/model/papers';
import { purposeNames } from '@/lib/transfers/model/purposes';
import { findMember, listTransfers, logPageSize } from '@/lib/transfers/queries/log';
import { logFiltersSchema, transferStates, type LogFilters } from '@/lib/transfers/schema';
import { TransferTable } from './transfer-table';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('transfers'))('log.title'), robots: { index: false, follow: false } };
}

/** The record of what was handed over: for what, to whom, of how many, by whom, and whether it went out. */
export default async function TransferLogPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('transfers')]);
  const here = `/${locale}/manage/${slug}/exports/log`;
  const scope = await meetingPage(slug, { locale, permission: 'transfer.read', here });
  const filters = logFiltersSchema.parse(query);
  const { purpose, state, person, q } = filters;
  const words = transferWords(locale);
  const [{ rows, next }, member] = await Promise.all([
    listTransfers(scope, filters),
    person ? findMember(scope, person) : null,
  ]);
  const isFiltered = Boolean(purpose || state || person || q);
  const file = `/api/meetings/${slug}/transfers?${search({ ...filters, after: undefined }, { locale })}`;
  return (
    <div className="stack-l">
      <div className="head">
        <p className="small">
          <Link href={`/manage/${slug}/exports`}>{t('log.back')}</Link>
        </p>
        <h1>{t('log.title')}</h1>
        <p className="soft">{t('log.lead')}</p>
      </div>
      <div className="stack">
        <Filters
          label={t('log.filter')}
          clear={here}
          isFiltered={isFiltered}
          applied={
            member
              ? t('log.of', { name: member.isErased ? t('log.erased') : `${member.givenName} ${member.surname}` })
              : undefined
          }
        >
          {person ? <input type="hidden" name="person" value={person} /> : null}
          <FilterSelect
            name="purpose"
            label={t('log.columns.purpose')}
            any={t('log.anyPurpose')}
            value={purpose}
            choices={[...purposeNames, ...paperNames, ownList].map((value) => ({ value, label: words.purpose(value) }))}
          />
          <FilterSelect
            name="state"
            label={t('log.columns.state')}
            any={t('log.anyState')}
            value={state}
            choices={transferStates.map((value) => ({ value, label: t(`log.states.${value}`) }))}
          />
          <FilterSearch name="q" label={t('log.columns.recipient')} value={q} />
        </Filters>
        {rows.length > 0 ? (
          <>
            <TransferTable rows={rows} meeting={scope.meeting} locale={locale} />
            <p>
              <a className="btn" href={file} download>
                {t('log.download')}
              </a>
            </p>
          </>
        ) : (
          <EmptyState
            level={2}
            title={t(isFiltered ? 'log.emptyFiltered' : 'log.empty')}
            action={<Link href={`/manage/${slug}/exports`}>{t('log.back')}</Link>}
          >
            {isFiltered ? undefined : t('log.emptyText')}
          </EmptyState>
        )}
        <Pagination size={logPageSize} next={next ? `${here}?${search({ ...filters, after: next })}` : undefined} />
        {filters.after ? (
          <p className="small">
            <a href={`${here}?${search({ ...filters, after: undefined })}`}>{t('log.first')}</a>
          </p>
        ) : null}
      </div>
    </div>
  );
}

function search(filters: LogFilters, more: Record<string, string> = {}): string {
  return new URLSearchParams(
    Object.entries({ ...filters, ...more }).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString();
}
