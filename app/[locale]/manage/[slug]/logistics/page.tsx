import type { Metadata } from 'next';
import { DataState } from '@/components/privacy/data-state';
import { HandOver } from '@/components/privacy/hand-over';
import { OpenButton } from '@/components/privacy/open-button';
import { OpenedPerson } from '@/components/privacy/opened-person';
import { LostRecords } from '@/components/privacy/lost-records';
import { PersonCell } from '@/components/privacy/person-cell';
import { DataTable, type Column } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { meetingPage } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { recordId } from '@/lib/core/validation';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { pageOf } from '@/lib/privacy/model/page-of';
import { findOpened, listLogistics, type LogisticsLine } from '@/lib/privacy/queries/desk';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const columnsShown = ['DIET', 'ACCESS', 'EMERGENCY_CONTACT', 'ITINERARY'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('privacy'))('officer.logisticsTitle'),
    robots: { index: false, follow: false },
  };
}

/** The logistics officer's page: how many eat and need what, whose data is there, one person opened, hand-overs. */
export default async function LogisticsPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('privacy')]);
  const here = `/${locale}/manage/${slug}/logistics`;
  const scope = await meetingPage(slug, { locale, permission: 'logistics.read', here });
  const person = typeof query.person === 'string' ? recordId.parse(query.person) : null;
  const [{ lines, totals, lost }, opened] = await Promise.all([
    listLogistics(scope),
    person ? findOpened(scope, 'logistics', person) : null,
  ]);
  const { rows, previous, next } = pageOf(lines, query.page);
  const words = formWords(locale, 'privacy');
  const columns: Column<LogisticsLine>[] = [
    { key: 'name', head: t('officer.name'), isRowHead: true, cell: (line) => <PersonCell person={line} /> },
    {
      key: 'party',
      head: t('officer.party'),
      cell: (line) => (
        <>
          <Localized text={line.party} fallback="silent" />
          {line.isOnline ? <span className="sub">{t('officer.online')}</span> : null}
        </>
      ),
    },
    ...columnsShown.map((kind) => ({
      key: kind,
      head: t(`kinds.${kind}.title`),
      cell: (line: LogisticsLine) => <DataState state={line.given.includes(kind) ? 'given' : 'missing'} />,
    })),
    {
      key: 'open',
      head: t('officer.action'),
      cell: (line) =>
        line.given.length > 0 ? (
          <OpenButton
            registrationId={line.id}
            name={`${line.givenName} ${line.surname}`}
            place="logistics"
            meeting={slug}
            words={words}
            idempotencyKey={newIdempotencyKey()}
          />
        ) : null,
    },
  ];
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('officer.logisticsTitle')}</h1>
        <p className="soft">{t('officer.logisticsLead')}</p>
      </div>
      <LostRecords count={lost} />
      {opened ? (
        <OpenedPerson opened={opened} countries={{}} close={here} meeting={scope.meeting} locale={locale} />
      ) : null}
      <div className="two">
        <Totals
          title={t('officer.diets')}
          count={t('officer.count')}
          empty={t('officer.noDiets')}
          rows={[
            ...totals.diets.map(({ diet, count }) => ({ label: t(`choice.${diet}`), count })),
            ...(totals.diets.length > 0 ? [{ label: t('officer.noDiet'), count: totals.withoutDiet }] : []),
          ]}
        />
        <Totals
          title={t('officer.needs')}
          count={t('officer.count')}
          empty={t('officer.noNeeds')}
          rows={totals.needs.map(({ need, count }) => ({ label: t(`choice.${need}`), count }))}
        />
      </div>
      <section className="sec stack" aria-labelledby="people">
        <h2 id="people">{t('officer.people')}</h2>
        {rows.length > 0 ? (
          <DataTable
            caption={t('officer.caption')}
            hideCaption
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            dense
            cards
          />
        ) : (
          <EmptyState title={t('officer.empty')}>{t('officer.emptyText')}</EmptyState>
        )}
        <p className="row">
          {previous ? <a href={`${here}?page=${previous}`}>{t('officer.previous')}</a> : null}
          {next ? <a href={`${here}?page=${next}`}>{t('officer.next')}</a> : null}
        </p>
      </section>
      <HandOver meeting={slug} />
    </div>
  );
}

function Totals(of: { title: string; count: string; empty: string; rows: { label: string; count: number }[] }) {
  return (
    <section className="sec stack">
      <h2>{of.title}</h2>
      {of.rows.length > 0 ? (
        <DataTable
          caption={of.title}
          hideCaption
          columns={[
            { key: 'label', head: of.title, isRowHead: true, cell: ({ label }) => label },
            { key: 'count', head: of.count, numeric: true, cell: ({ count }) => count },
          ]}
          rows={of.rows}
          rowKey={({ label }) => label}
          dense
        />
      ) : (
        <p className="soft">{of.empty}</p>
      )}
    </section>
  );
}
