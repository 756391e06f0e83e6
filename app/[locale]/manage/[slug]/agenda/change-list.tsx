import type { ChangedPart, SessionChange } from '@/lib/agenda/model/changes';
import { hoursOf } from '@/lib/agenda/model/hours';
import type { KeptSession } from '@/lib/agenda/model/session';
import { dateOfDay } from '@/lib/agenda/model/times';
import type { MeetingFrame } from '@/lib/auth/scope';
import { formatDay } from '@/lib/i18n/dates';
import { languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

type Props = {
  changes: readonly SessionChange[];
  /** Names of people known here, by id. */
  names: Record<string, string>;
  meeting: MeetingFrame;
  locale: Locale;
};

/** What changed, session by session: what is new, what is gone, and each part that differs as it was and as it is. */
export function ChangeList({ changes, names, meeting, locale }: Props) {
  const t = useTranslations('agenda');
  const say = useSaying(names, meeting, locale);
  return (
    <ul className="stack">
      {changes.map((change) => {
        const session = change.what === 'removed' ? change.before : change.after;
        const title = pick(session.title, locale, meeting.languages[0]).text;
        return (
          <li key={session.id}>
            {change.what === 'changed' ? (
              <>
                <strong>{title}</strong>
                <ul>
                  {change.parts.map((part) => (
                    <li key={part}>
                      {t('change.part', {
                        part: t(`part.${part}`),
                        before: say(change.before, part) || t('change.nothing'),
                        after: say(change.after, part) || t('change.nothing'),
                      })}
                    </li>
                  ))}
                </ul>
              </>
            ) : (
              <>
                {t.rich(`change.${change.what}`, { title, b: (words) => <strong>{words}</strong> })}{' '}
                <span className="soft">{say(session, 'when')}</span>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Says a part of a session in one line. */
function useSaying(names: Record<string, string>, meeting: MeetingFrame, locale: Locale) {
  const t = useTranslations('agenda');
  const text = (value: KeptSession['title']) => pick(value, locale, meeting.languages[0]).text;
  const when = (session: KeptSession): string => {
    const day =
      session.day === null ? '' : formatDay(dateOfDay(meeting.startsOn, session.day), locale, { year: false });
    const hours = hoursOf(session, locale);
    if (!hours) return day;
    const { start, end, isNextDay } = hours;
    return [day, end ? t(isNextDay ? 'nextDay' : 'until', { start, end }) : start].filter(Boolean).join(', ');
  };
  const lines: Record<ChangedPart, (session: KeptSession) => string> = {
    when,
    room: ({ room }) => room ?? '',
    kind: ({ kind }) => (kind ? t(`kind.${kind}`) : ''),
    title: ({ number, title }) => [number ? `(${number})` : '', text(title)].filter(Boolean).join(' '),
    note: ({ note }) => text(note),
    items: ({ items }) =>
      items.map(({ number, title }) => [number ? `(${number})` : '', text(title)].filter(Boolean).join(' ')).join('; '),
    roles: ({ roles }) =>
      roles
        .map(({ kind, personId, name, about }) =>
          t('role.line', {
            role: t(`role.${kind}`),
            who: [personId ? names[personId] : name, text(about)].filter(Boolean).join(', '),
          }),
        )
        .join('; '),
    documents: ({ documents }) =>
      documents.map(({ symbol, title }) => [symbol, text(title)].filter(Boolean).join(' ')).join('; '),
    languages: ({ languages }) => languages.map((one) => languageName(one, locale)).join(', '),
  };
  return (session: KeptSession, part: ChangedPart) => lines[part](session);
}
