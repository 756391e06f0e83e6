import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { OwnSession } from '../model/own';
import { programmeCalendar } from './calendar';

type Source = Omit<Parameters<typeof programmeCalendar>[0], 'cancelled' | 'name'> & { own: readonly OwnSession[] };

/**
 * Somebody's own agenda as a calendar: what is on it, as the last version says it, and as cancelled what a later version took
 * from the programme or from them, until they have taken note. The same UID as in the meeting's calendar.
 */
export function ownCalendar({ own, programme, ...source }: Source): string {
  const { meeting, locale } = source;
  const isOff = ({ change }: OwnSession) => change?.what === 'cancelled' || change?.what === 'released';
  const name = nameOf(meeting, locale);
  return programmeCalendar({
    ...source,
    name,
    programme: programme && { ...programme, sessions: own.filter((one) => !isOff(one)).map(({ session }) => session) },
    cancelled: own.filter(isOff).map(({ session }) => session),
  });
}

const nameOf = (meeting: Source['meeting'], locale: Locale) =>
  translator(locale, 'agenda')('own.calendarName', {
    meeting: pick(meeting.shortTitle, locale, meeting.languages[0]).text,
  });
