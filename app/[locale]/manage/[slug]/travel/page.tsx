import type { Metadata } from 'next';
import { DataState } from '@/components/privacy/data-state';
import { HandOver } from '@/components/privacy/hand-over';
import { OpenButton } from '@/components/privacy/open-button';
import { OpenedPerson } from '@/components/privacy/opened-person';
import { LostRecords } from '@/components/privacy/lost-records';
import { PersonCell } from '@/components/privacy/person-cell';
import { DataTable, type Column } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Figures } from '@/components/ui/figures';
import { Filters, FilterSelect } from '@/components/ui/filters';
import { Localized } from '@/components/ui/localized';
import { meetingPage } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { recordId } from '@/lib/core/validation';
import { formatDay } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { pageOf } from '@/lib/privacy/model/page-of';
import { validUntil } from '@/lib/privacy/model/state-of-travel';
import { findOpened, listTravel, type TravelLine } from '@/lib/privacy/queries/desk';
import { listNationalities } from '@/lib/privacy/queries/own';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Views of the list, each with whom it shows. */
const views = {
  noDocument: ({ state }: TravelLine) => state.document === 'missing',
  expires: ({ state }: TravelLine) => state.document === 'expires_soon',
  needsVisa: ({ state }: TravelLine) => state.visa === 'needed' || state.visa === 'applied',
  noItinerary: ({ state }: TravelLine) => state.itinerary === 'missing',
};
type View = keyof typeof views;
const viewNames = Object.keys(views) as View[];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy'))('officer.travelTitle'), robots: { index: false, follow: false } };
}

/** The travel officer's page: states of everybody's travel, arrivals by day, one person opened, hand-overs. */
export default async function TravelDeskPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('privacy')]);
  const here = `/${locale}/manage/${slug}/travel`;
  const scope = await meetingPage(slug, { locale, permission: 'travel.read', here });
  const person = typeof query.person === 'string' ? recordId.parse(query.person) : null;
  const [{ lines, arrivals, lost }, opened, countries] = await Promise.all([
    listTravel(scope),
    person ? findOpened(scope, 'travel', person) : null,
    listNationalities(scope),
  ]);
  const inPerson = lines.filter(({ isOnline }) => !isOnline);
  const view = viewNames.find((name) => name === query.show);
  const shown = view ? inPerson.filter(views[view]) : inPerson;
  const { rows, previous, next } = pageOf(shown, query.page);
  const words = formWords(locale, 'privacy');
  const columns: Column<TravelLine>[] = [
    { key: 'name', head: t('officer.name'), isRowHead: true, cell: (line) => <PersonCell person={line} /> },
    {
      key: 'party',
      head: t('officer.party'),
      cell: (line) => (
        <>
          <Localized text={line.party} fallback="silent" />
          {line.isFunded ? <span className="sub">{t('officer.funded')}</span> : null}
        </>
      ),
    },
    {
      key: 'document',
      head: t('kinds.TRAVEL_DOCUMENT.title'),
      cell: ({ state }) => <DataState state={state.document} />,
    },
    { key: 'visa', head: t('kinds.VISA.title'), cell: ({ state }) => <DataState state={state.visa} /> },
    { key: 'itinerary', head: t('kinds.ITINERARY.title'), cell: ({ state }) => <DataState state={state.itinerary} /> },
    {
      key: 'open',
      head: t('officer.action'),
      cell: (line) =>
        line.given.length > 0 ? (
          <OpenButton
            registrationId={line.id}
            name={`${line.givenName} ${line.surname}`}
            place="travel"
            meeting={slug}
            words={words}
            idempotencyKey={newIdempotencyKey()}
          />
        ) : null,
    },
  ];
  const link = (page: number) =>
    `${here}?${new URLSearchParams({ ...(view ? { show: view } : {}), page: String(page) })}`;
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('officer.travelTitle')}</h1>
        <p className="soft">{t('officer.travelLead')}</p>
      </div>
      <LostRecords count={lost} />
      {opened ? (
        <OpenedPerson
          opened={opened}
          countries={Object.fromEntries(countries.map(({ iso2, names }) => [iso2, pick(names, locale).text]))}
          close={here}
          meeting={scope.meeting}
          locale={locale}
        />
      ) : null}
      <Figures
        items={[
          { key: 'all', label: t('officer.confirmed'), value: inPerson.length },
          ...viewNames.map((name) => ({
            key: name,
            label: t(`officer.${name}`),
            value: inPerson.filter(views[name]).length,
            ...(name === 'expires'
              ? { note: t('officer.expiresNote', { date: formatDay(validUntil(scope.meeting.endsOn), locale) }) }
              : {}),
          })),
        ]}
      />
      <section className="sec stack" aria-labelledby="people">
        <h2 id="people">{t('officer.people')}</h2>
        <Filters label={t('officer.filter')} clear={here} isFiltered={view !== undefined}>
          <FilterSelect
            name="show"
            label={t('officer.show')}
            any={t('officer.everybody')}
            value={view}
            choices={viewNames.map((value) => ({ value, label: t(`officer.${value}`) }))}
          />
        </Filters>
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
          {previous ? <a href={link(previous)}>{t('officer.previous')}</a> : null}
          {next ? <a href={link(next)}>{t('officer.next')}</a> : null}
        </p>
      </section>
      <section className="sec stack" aria-labelledby="arrivals">
        <h2 id="arrivals">{t('officer.arrivals')}</h2>
        {arrivals.length > 0 ? (
          <DataTable
            caption={t('officer.arrivals')}
            hideCaption
            columns={[
              { key: 'day', head: t('officer.day'), isRowHead: true, cell: ({ day }) => formatDay(day, locale) },
              { key: 'arrive', head: t('officer.arrive'), numeric: true, cell: ({ arrive }) => arrive },
              { key: 'depart', head: t('officer.depart'), numeric: true, cell: ({ depart }) => depart },
            ]}
            rows={arrivals}
            rowKey={({ day }) => day}
            dense
          />
        ) : (
          <p className="soft">{t('officer.noArrivals')}</p>
        )}
      </section>
      <HandOver meeting={slug} />
    </div>
  );
}
