import type { Metadata } from 'next';
import { cache } from 'react';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Figures } from '@/components/ui/figures';
import { Localized } from '@/components/ui/localized';
import { findMeeting, meetingPage } from '@/lib/auth/page';
import { headcount } from '@/lib/delegations/queries';
import { env } from '@/lib/core/env';
import { daysUntilDay } from '@/lib/desk/model/clock';
import { listDocuments, listSessionDocuments } from '@/lib/documents/queries';
import { formatDayRange } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { getTranslations } from '@/lib/i18n/words';
import { headcountSentence } from '@/lib/meetings/model/headcount';
import { addressesOf, descriptionOf, eventJson } from '@/lib/meetings/model/public-metadata';
import { isPublic } from '@/lib/meetings/policy';
import { meetingDetails } from '@/lib/meetings/queries';
import { publishedLanguages } from '@/lib/outcome/queries';
import { Agenda } from './agenda';
import { Glance } from './glance';
import { Outcome } from './outcome';
import { Papers } from './papers';
import { Press } from './press';
import { Summary } from './summary';

/** Asked once for the page and what is said about it. */
const detailsOf = cache(meetingDetails);

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<{ tz?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const scope = await findMeeting(slug);
  if (!scope) return {};
  const { meeting } = scope;
  const { theme, summary } = await detailsOf(scope);
  const title = pick(meeting.shortTitle, locale).text;
  if (!isPublic(meeting.phase)) return { title };
  const alternates = addressesOf(slug, locale, env().baseUrl);
  const description = descriptionOf({ theme, summary }, locale);
  const openGraph = { type: 'website' as const, title, description, url: alternates.canonical, locale };
  return { title, description, alternates, openGraph };
}

export default async function MeetingPage({ params, searchParams }: Props) {
  const [{ locale, slug }, { tz }] = await Promise.all([params, searchParams]);
  const scope = await meetingPage(slug, { locale, permission: 'meeting.read', here: `/${locale}/meetings/${slug}` });
  const [t, details, count, listed, sessionDocuments, published] = await Promise.all([
    getTranslations('meetings'),
    detailsOf(scope),
    headcount(scope),
    listDocuments(scope),
    listSessionDocuments(scope),
    scope.meeting.isPublished ? publishedLanguages(scope) : null,
  ]);
  const { meeting } = scope;
  const isComing = daysUntilDay(new Date(), meeting.startsOn, meeting.zone) > 0;
  const [source = 'en'] = meeting.languages;
  const sentence = headcountSentence(count, locale, translator(locale, 'meetings'));
  const country = pick(details.country, locale).text;
  const days = formatDayRange(meeting.startsOn, meeting.endsOn, locale);
  const citation = t('public.citation', {
    title: pick(meeting.title, locale).text,
    city: cityName(meeting.city, locale),
    days,
    address: addressesOf(slug, locale, env().baseUrl).canonical,
  });
  const facts = { ...meeting, ...details, isCancelled: meeting.cancelledAt !== null };
  return (
    <div className="pub stack-l">
      {isPublic(meeting.phase) ? (
        <script
          type="application/ld+json"
          dangerouslySetInnerHTML={{ __html: eventJson(facts, locale, env().baseUrl) }}
        />
      ) : null}
      <Breadcrumbs items={[{ href: '/', label: t('public.crumb') }]} />
      <div className="cols">
        <div className="stack-l">
          <div className="head">
            <p className="soft">
              {t('edition', {
                edition: meeting.edition,
                city: country ? `${cityName(meeting.city, locale)} (${country})` : cityName(meeting.city, locale),
                days,
              })}
            </p>
            <h1>
              <Localized text={details.theme} source={source} />
            </h1>
            <p className="lead">
              <Localized text={meeting.title} source={source} />
            </p>
            {sentence ? <p>{isComing ? t('public.soFar', { sentence }) : sentence}</p> : null}
          </div>
          <Summary text={details.summary} source={source} />
          {published ? <Outcome slug={slug} languages={published} locale={locale} /> : null}
          <Agenda
            items={details.programme?.sessions ?? []}
            documents={sessionDocuments}
            meeting={meeting}
            locale={locale}
            asked={typeof tz === 'string' ? tz : undefined}
          />
          <Papers documents={listed.documents} total={listed.total} slug={slug} locale={locale} />
        </div>
        <aside className="stack-l">
          {count.persons > 0 ? (
            <section className="sec" aria-labelledby="participation">
              <h2 id="participation">{t('public.participation')}</h2>
              <Figures items={figuresOf(count)} />
            </section>
          ) : null}
          <Glance meeting={meeting} details={details} locale={locale} />
          {isPublic(meeting.phase) ? (
            <Press slug={slug} locale={locale} citation={citation} contact={details.contact} />
          ) : null}
        </aside>
      </div>
    </div>
  );

  /** The number stands apart here, so its word stands without it. */
  function figuresOf(of: typeof count) {
    const kinds = [
      'persons',
      'mechanisms',
      'unCommissions',
      'economicOrganisations',
      'otherOrganisations',
      'states',
    ] as const;
    return kinds
      .filter((key) => of[key] > 0)
      .map((key) => ({
        key,
        value: of[key],
        label: t(`${isComing ? 'expected' : 'figures'}.${key}`, { count: of[key] }),
      }));
  }
}
