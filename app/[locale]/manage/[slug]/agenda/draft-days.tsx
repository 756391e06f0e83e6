import type { ReactNode } from 'react';
import { SessionFacts } from '@/components/agenda/session-facts';
import { Localized } from '@/components/ui/localized';
import { hoursOf } from '@/lib/agenda/model/hours';
import type { DraftSession } from '@/lib/agenda/model/session';
import { dateOfDay } from '@/lib/agenda/model/times';
import type { DraftAgenda } from '@/lib/agenda/queries';
import type { sessionSteps } from '@/lib/agenda/schema';
import type { MeetingFrame } from '@/lib/auth/scope';
import { formatDay } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { SessionTools } from './session-tools';
import { WarningList } from './warning-list';

type Props = { agenda: DraftAgenda; meeting: MeetingFrame; locale: Locale };

/** The draft, a list for each day. */
export function DraftDays({ agenda, meeting, locale }: Props) {
  const t = useTranslations('agenda');
  const isOpen = meeting.phase !== 'CLOSED';
  const days = [...new Set(agenda.sessions.map(({ day }) => day))];
  return (
    <section className="stack" aria-labelledby="draft">
      <h2 id="draft">{t('draft')}</h2>
      {days.map((day) => (
        <section key={day} className="stack">
          <h3>
            {day === null
              ? t('noDay')
              : t('day', {
                  day,
                  date: formatDay(dateOfDay(meeting.startsOn, day), locale, { weekday: true, year: false }),
                })}
          </h3>
          <ol className="prog">
            {agenda.sessions
              .filter((session) => session.day === day)
              .map((session) => (
                <SessionLine key={session.id} session={session} agenda={agenda} meeting={meeting} locale={locale}>
                  {isOpen ? (
                    <SessionTools
                      session={session}
                      steps={stepsOf(session, agenda.sessions)}
                      meeting={meeting}
                      locale={locale}
                    />
                  ) : null}
                </SessionLine>
              ))}
          </ol>
        </section>
      ))}
    </section>
  );
}

/** Where a session can go: past its neighbours on its day, and to the days beside. */
function stepsOf(session: DraftSession, all: readonly DraftSession[]): (typeof sessionSteps)[number][] {
  const ofDay = all.filter(({ day }) => day === session.day);
  const at = ofDay.indexOf(session);
  return [
    ...(at > 0 ? (['earlier'] as const) : []),
    ...(at < ofDay.length - 1 ? (['later'] as const) : []),
    ...((session.day ?? 1) > 1 ? (['day-before'] as const) : []),
    'day-after',
  ];
}

type SessionProps = Props & { session: DraftSession; children?: ReactNode };

/** A session of the draft as it is saved, with what is odd about it; below it what can be done. */
export function SessionLine({ session, agenda, meeting, locale, children }: SessionProps) {
  const t = useTranslations('agenda');
  const warnings = agenda.warnings.get(session.id);
  const hours = hoursOf(session, locale);
  const [source = 'en'] = meeting.languages;
  return (
    <li id={session.code}>
      <span className="no">
        {hours
          ? hours.end
            ? t(hours.isNextDay ? 'nextDay' : 'until', { start: hours.start, end: hours.end })
            : hours.start
          : session.number
            ? `(${session.number})`
            : t('noTime')}
      </span>
      <div>
        <h4>
          {hours && session.number ? `(${session.number}) ` : null}
          <Localized text={session.title} source={source} fallback="short" />
        </h4>
        <SessionFacts session={session} source={source} locale={locale} />
        {warnings ? <WarningList warnings={warnings} meeting={meeting} locale={locale} /> : null}
        {children}
      </div>
    </li>
  );
}
