import { readerHours } from '@/lib/agenda/model/reader-hours';
import type { ProgrammeSession } from '@/lib/agenda/model/session';
import { instantsOf } from '@/lib/agenda/model/times';
import type { Locale } from '@/lib/i18n/routing';
import { OtherClock, ReaderHours } from './reader-hours';

type Props = {
  session: ProgrammeSession;
  meeting: { startsOn: Date; zone: string };
  /** A zone that was chosen; without one the device's own, where JavaScript tells it. */
  chosen?: string | null;
  locale: Locale;
};

/** The hours of a session by the reader's clocks, beside those of the meeting; nothing where no time is told or both show the same. */
export function SessionClocks({ session, meeting, chosen = null, locale }: Props) {
  const instants = instantsOf(session, meeting);
  if (!instants) return null;
  const span = { from: instants.startsAt.getTime(), until: instants.endsAt?.getTime() ?? null };
  if (chosen === null) return <ReaderHours {...span} zone={meeting.zone} locale={locale} />;
  const hours = readerHours(span, { zone: meeting.zone, reader: chosen }, locale);
  return hours === null ? null : <OtherClock hours={hours} zone={chosen} />;
}
