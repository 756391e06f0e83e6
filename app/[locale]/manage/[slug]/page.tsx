import type { Metadata } from 'next';
import { listLatest } from '@/lib/audit/queries';
import { meetingPage } from '@/lib/auth/page';
import { deadlinesOf } from '@/lib/desk/model/deadlines';
import { daysUntilDay } from '@/lib/desk/model/clock';
import { stepsOf } from '@/lib/desk/model/steps';
import { decisionWork, lateWork } from '@/lib/desk/model/work';
import { deskFigures, participationByKind } from '@/lib/desk/queries/desk';
import { formatDate, formatDay } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { Changes } from './changes';
import { DeadlineTable } from './deadline-table';
import { DecisionList, LateList } from './work-lists';
import { MeetingChain } from './meeting-chain';
import { ParticipationTable } from './participation-table';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('meetings.desk'))('title') };
}

/** Changes shown on the desk; the rest is in the audit record. */
const latestChanges = 6;

export default async function DeskPage({ params }: Props) {
  const { locale, slug } = await params;
  const scope = await meetingPage(slug, { locale, permission: 'meeting.manage', here: `/${locale}/manage/${slug}` });
  const [t, figures, participation, changes] = await Promise.all([
    getTranslations('meetings.desk'),
    deskFigures(scope),
    participationByKind(scope),
    listLatest(scope, latestChanges),
  ]);
  const { meeting } = scope;
  const now = new Date();
  const late = lateWork(figures, meeting, now);
  const decide = decisionWork(figures, meeting, now);
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="soft">
          {whereWeAre()} {t('summary', { late: late.length, decide: decide.length })}
        </p>
      </div>
      <MeetingChain
        steps={stepsOf(figures, meeting, now)}
        figures={figures}
        meeting={meeting}
        locale={locale}
        now={now}
      />
      <div className="cols even">
        <LateList work={late} meeting={meeting} locale={locale} />
        <DecisionList work={decide} meeting={meeting} locale={locale} />
      </div>
      <DeadlineTable rows={deadlinesOf(figures, meeting, now)} zone={meeting.zone} locale={locale} />
      <div className="cols even">
        <ParticipationTable rows={participation} persons={figures.registrations.persons} slug={slug} />
        <Changes lines={changes} meeting={meeting} locale={locale} now={now} />
      </div>
    </div>
  );

  /** Before, during or after the meeting, in days of its zone. */
  function whereWeAre(): string {
    const today = formatDate(now, locale, meeting.zone, { weekday: true });
    const [first, last] = [
      daysUntilDay(now, meeting.startsOn, meeting.zone),
      daysUntilDay(now, meeting.endsOn, meeting.zone),
    ];
    const capital = today.charAt(0).toLocaleUpperCase(locale) + today.slice(1);
    if (first >= 0) return t('today', { today: capital, days: first });
    return last >= 0
      ? t('during', { today: capital, day: 1 - first, total: last - first + 1 })
      : t('since', { today: capital, date: formatDay(meeting.endsOn, locale) });
  }
}
