import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { Localized } from '@/components/ui/localized';
import { placeSessionAction } from '@/lib/agenda/actions';
import { hoursOf } from '@/lib/agenda/model/hours';
import type { DraftSession } from '@/lib/agenda/model/session';
import { dateOfDay } from '@/lib/agenda/model/times';
import type { DraftAgenda } from '@/lib/agenda/queries';
import type { Placement } from '@/lib/agenda/queries/placements';
import type { MeetingFrame } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatClock, formatDay } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { daysOf } from './days-of';
import { Placements } from './placements';
import { RoomBoard } from './room-board';
import styles from './rooms.module.css';
import { SessionHandle } from './session-handle';
import { WarningList } from './warning-list';

type Props = { agenda: DraftAgenda; placements: readonly Placement[]; meeting: MeetingFrame; locale: Locale };

/** The draft with its rooms side by side, a table for each day. Sessions are placed elsewhere by a form at each, dragged, or by keys. */
export function DraftRooms({ agenda, placements, meeting, locale }: Props) {
  const t = useTranslations('agenda');
  const { sessions } = agenda;
  const rooms = [...new Set(sessions.map(({ room }) => room))].toSorted((one, other) =>
    compareRooms(one, other, locale),
  );
  const last = Math.max(1, ...sessions.map(({ day }) => day ?? 1));
  const days = daysOf(meeting, last);
  const isOpen = meeting.phase !== 'CLOSED';
  const tables = [...(sessions.some(({ day }) => day === null) ? [null] : []), ...days].map((day) => (
    <DayTable key={day} day={day} rooms={rooms} agenda={agenda} meeting={meeting} locale={locale} />
  ));
  if (!isOpen) return <section className="stack">{tables}</section>;
  return (
    <section className="stack" aria-labelledby="rooms">
      <h2 id="rooms">{t('views.rooms')}</h2>
      <Placements placements={placements} meeting={meeting} locale={locale} />
      <RoomBoard
        sessions={sessions.map(({ id, lockVersion, title, day, start, end, room }) => ({
          ...{ id, lockVersion, day, start, end, room },
          title: pick(title, locale, meeting.languages[0]).text,
        }))}
        grid={{ rooms, days }}
        days={Object.fromEntries(days.map((day) => [day, nameOfDay(day, meeting, locale, t)]))}
        meeting={meeting.slug}
        words={formWords(locale, 'agenda')}
        texts={{
          form: t('board.form'),
          keys: t('board.keys'),
          at: t.raw('board.at') as string,
          end: t('board.end'),
          left: t.raw('board.left') as string,
          saved: t.raw('board.saved') as string,
          until: t.raw('until') as string,
          nextDay: t.raw('nextDay') as string,
          noDay: t('noDay'),
          noTime: t('noTime'),
          noRoom: t('now.noRoom'),
        }}
        locale={locale}
        idempotencyKey={newIdempotencyKey()}
      >
        {tables}
      </RoomBoard>
    </section>
  );
}

type Words = ReturnType<typeof useTranslations<'agenda'>>;

function nameOfDay(day: number, { startsOn }: MeetingFrame, locale: Locale, t: Words): string {
  return t('day', { day, date: formatDay(dateOfDay(startsOn, day), locale, { weekday: true, year: false }) });
}

/** By name, numbers as numbers; sessions without a room come last. */
function compareRooms(one: string | null, other: string | null, locale: Locale): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one.localeCompare(other, locale, { numeric: true });
}

type DayProps = {
  day: number | null;
  rooms: readonly (string | null)[];
  agenda: DraftAgenda;
  meeting: MeetingFrame;
  locale: Locale;
};

function DayTable({ day, rooms, agenda, meeting, locale }: DayProps) {
  const t = useTranslations('agenda');
  const ofDay = agenda.sessions.filter((session) => session.day === day);
  const starts = [...new Set(ofDay.map(({ start }) => start))];
  const name = day === null ? t('noDay') : nameOfDay(day, meeting, locale, t);
  return (
    <div className={styles.scroll} role="region" aria-label={name} tabIndex={0}>
      <table className={styles.rooms}>
        <caption>{name}</caption>
        <thead>
          <tr>
            <th scope="col">{t('paper.time')}</th>
            {rooms.map((room) => (
              <th key={room} scope="col">
                {room ?? t('now.noRoom')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {starts.map((start) => (
            <tr key={start}>
              <th scope="row">{start ? formatClock(start, locale) : t('noTime')}</th>
              {rooms.map((room) => (
                <td key={room} data-day={day ?? ''} data-start={start ?? ''} data-room={room ?? ''}>
                  {ofDay
                    .filter((session) => session.start === start && session.room === room)
                    .map((session) => (
                      <Card
                        key={session.id}
                        session={session}
                        rooms={rooms}
                        agenda={agenda}
                        meeting={meeting}
                        locale={locale}
                      />
                    ))}
                </td>
              ))}
            </tr>
          ))}
          {starts.length === 0 ? (
            <tr>
              <th scope="row">{t('board.empty')}</th>
              {rooms.map((room) => (
                <td key={room} data-day={day ?? ''} data-room={room ?? ''} />
              ))}
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}

type CardProps = Omit<DayProps, 'day'> & { session: DraftSession };

/** A session in its room: to be dragged, or placed by the form in it. */
function Card({ session, rooms, agenda, meeting, locale }: CardProps) {
  const t = useTranslations('agenda');
  const hours = hoursOf(session, locale);
  const warnings = agenda.warnings.get(session.id);
  const [source = 'en'] = meeting.languages;
  const title = pick(session.title, locale, source).text;
  return (
    <div id={session.code} className={styles.card} data-session={session.id}>
      <p>
        {meeting.phase === 'CLOSED' ? null : <SessionHandle label={t('board.handle', { title })} />}
        <strong>
          <Localized text={session.title} source={source} fallback="silent" />
        </strong>{' '}
        {hours?.end ? (
          <span className="soft small">
            {t(hours.isNextDay ? 'nextDay' : 'until', { start: hours.start, end: hours.end })}
          </span>
        ) : null}
      </p>
      {warnings ? <WarningList warnings={warnings} meeting={meeting} locale={locale} /> : null}
      {meeting.phase === 'CLOSED' ? null : (
        <details className="small">
          <summary aria-label={t('move', { title })}>{t('place')}</summary>
          <ActionForm
            action={placeSessionAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'agenda')}
            meeting={meeting.slug}
            version={session.lockVersion}
            label={t('move', { title })}
          >
            <HiddenField name="agendaSession" value={session.id} />
            <HiddenField name="lockVersion" value={session.lockVersion} />
            <SelectField
              name="day"
              optional
              choices={daysOf(meeting, session.day ?? 1).map((one) => ({
                value: String(one),
                label: t('day', {
                  day: one,
                  date: formatDay(dateOfDay(meeting.startsOn, one), locale, { year: false }),
                }),
              }))}
              defaultValue={session.day?.toString()}
              none={t('notTold')}
            />
            <TextField name="start" optional width="s" maxLength={40} defaultValue={session.start ?? undefined} />
            <SelectField
              name="room"
              optional
              choices={rooms.flatMap((room) => (room === null ? [] : [{ value: room, label: room }]))}
              defaultValue={session.room ?? undefined}
              none={t('notTold')}
            />
            <SubmitButton kind="plain" label={t('move', { title })}>
              {t('place')}
            </SubmitButton>
          </ActionForm>
        </details>
      )}
    </div>
  );
}
