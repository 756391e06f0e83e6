import type { Metadata } from 'next';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Figures } from '@/components/ui/figures';
import { Localized } from '@/components/ui/localized';
import { findMeeting, meetingPage } from '@/lib/auth/page';
import { headcount } from '@/lib/delegations/queries';
import { daysUntilDay } from '@/lib/desk/model/clock';
import { formatDayRange } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { getTranslations } from '@/lib/i18n/words';
import { headcountSentence } from '@/lib/meetings/model/headcount';
import { meetingDetails } from '@/lib/meetings/queries';
import { Agenda } from './agenda';
import { Glance } from './glance';
import { cityName } from '@/lib/i18n/places';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const scope = await findMeeting(slug);
  return scope ? { title: pick(scope.meeting.shortTitle, locale).text } : {};
}

export default async function MeetingPage({ params }: Props) {
  const { locale, slug } = await params;
  const scope = await meetingPage(slug, { locale, permission: 'meeting.read', here: `/${locale}/meetings/${slug}` });
  const [t, details, count] = await Promise.all([getTranslations('meetings'), meetingDetails(scope), headcount(scope)]);
  const { meeting } = scope;
  const isComing = daysUntilDay(new Date(), meeting.startsOn, meeting.zone) > 0;
  const [source = 'en'] = meeting.languages;
  const sentence = headcountSentence(count, locale, translator(locale, 'meetings'));
  const country = pick(details.country, locale).text;
  const days = formatDayRange(meeting.startsOn, meeting.endsOn, locale);
  return (
    <div className="pub stack-l">
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
          {meeting.isPublished ? (
            <p className="row">
              <Link className="btn pri big" href={`/meetings/${slug}/highlights`}>
                {t('public.readHighlights')}
              </Link>
              <Link href={`/meetings/${slug}/chain`}>{t('public.followChain')}</Link>
              <Link href={`/meetings/${slug}/follow-up`}>{t('public.followUp')}</Link>
            </p>
          ) : null}
          <Agenda items={details.programme?.sessions ?? []} meeting={meeting} locale={locale} />
        </div>
        <aside className="stack-l">
          {count.persons > 0 ? (
            <section className="sec" aria-labelledby="participation">
              <h2 id="participation">{t('public.participation')}</h2>
              <Figures items={figuresOf(count)} />
            </section>
          ) : null}
          <Glance meeting={meeting} details={details} locale={locale} />
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
