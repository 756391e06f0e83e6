import type { ReactNode } from 'react';
import { Localized } from '@/components/ui/localized';
import { hoursOf } from '@/lib/agenda/model/hours';
import type { ProgrammeSession } from '@/lib/agenda/model/session';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { SessionFacts } from './session-facts';

type Props = {
  session: ProgrammeSession;
  source: string;
  locale: Locale;
  /** Under the hours, e.g. the same hours by other clocks. */
  aside?: ReactNode;
  /** Of its heading. */
  level?: 3 | 4;
  children?: ReactNode;
};

/** A session of a published programme in a list: its hours, its title and everything the programme says of it. */
export function SessionEntry({ session, source, locale, aside, level = 4, children }: Props) {
  const t = useTranslations('meetings.public');
  const words = useTranslations('agenda');
  const hours = hoursOf(session, locale);
  const Heading = `h${level}` as const;
  return (
    <li id={session.code}>
      <span className="no">
        {hours
          ? hours.end
            ? words(hours.isNextDay ? 'nextDay' : 'until', { start: hours.start, end: hours.end })
            : hours.start
          : session.number
            ? t('item', { number: session.number })
            : ''}
        {aside}
      </span>
      <div>
        <Heading>
          {hours && session.number ? `(${session.number}) ` : null}
          <Localized text={session.title} source={source} fallback="short" />
        </Heading>
        <SessionFacts session={session} source={source} locale={locale} />
        {children}
      </div>
    </li>
  );
}
