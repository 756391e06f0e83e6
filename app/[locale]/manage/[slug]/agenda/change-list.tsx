import { Fragment, type ReactNode } from 'react';
import { RoleLine } from '@/components/agenda/session-facts';
import { Localized } from '@/components/ui/localized';
import type { ChangedPart, SessionChange } from '@/lib/agenda/model/changes';
import { hoursOf } from '@/lib/agenda/model/hours';
import type { ProgrammeSession } from '@/lib/agenda/model/session';
import { dateOfDay } from '@/lib/agenda/model/times';
import type { MeetingFrame } from '@/lib/auth/scope';
import { formatDay } from '@/lib/i18n/dates';
import { languageName } from '@/lib/i18n/numbers';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

type Props = { changes: readonly SessionChange[]; meeting: MeetingFrame; locale: Locale };

/** What changed, session by session: what is new, gone or moved, and each part that differs as it was and as it is. */
export function ChangeList({ changes, meeting, locale }: Props) {
  const t = useTranslations('agenda');
  const say = useSaying(meeting, locale);
  return (
    <ul className="stack">
      {changes.map((change) => {
        const session = change.what === 'removed' ? change.before : change.after;
        const title = <Localized text={session.title} source={meeting.languages[0] ?? 'en'} fallback="silent" />;
        return (
          <li key={`${change.what} ${session.id}`}>
            {change.what === 'changed' ? (
              <>
                <strong>{title}</strong>
                <ul>
                  {change.parts.map((part) => (
                    <li key={part}>
                      {t.rich('change.part', {
                        part: t(`part.${part}`),
                        before: () => say(change.before, part) || t('change.nothing'),
                        after: () => say(change.after, part) || t('change.nothing'),
                      })}
                    </li>
                  ))}
                </ul>
              </>
            ) : (
              <>
                {t.rich(`change.${change.what}`, { title: () => title, b: (words) => <strong>{words}</strong> })}{' '}
                <span className="soft">{say(session, 'when')}</span>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Says a part of a session in one line; null or an empty text where there is nothing to say. */
function useSaying(meeting: MeetingFrame, locale: Locale) {
  const t = useTranslations('agenda');
  const [source = 'en'] = meeting.languages;
  const text = (value: LocalizedText) =>
    pick(value, locale, source).text ? <Localized text={value} source={source} fallback="silent" /> : null;
  const named = (name: string | null, value: LocalizedText) => (
    <>
      {name ? `${name} ` : null}
      {text(value)}
    </>
  );
  const inBrackets = (number: string | null) => number && `(${number})`;
  const when = (session: ProgrammeSession): string => {
    const day =
      session.day === null ? '' : formatDay(dateOfDay(meeting.startsOn, session.day), locale, { year: false });
    const hours = hoursOf(session, locale);
    if (!hours) return day;
    const { start, end, isNextDay } = hours;
    return [day, end ? t(isNextDay ? 'nextDay' : 'until', { start, end }) : start].filter(Boolean).join(', ');
  };
  const lines: Record<ChangedPart, (session: ProgrammeSession) => ReactNode> = {
    when,
    room: ({ room }) => room,
    kind: ({ kind }) => (kind ? t(`kind.${kind}`) : null),
    title: ({ number, title }) => named(inBrackets(number), title),
    note: ({ note }) => text(note),
    items: ({ items }) => joined(items.map(({ number, title }) => named(inBrackets(number), title))),
    roles: ({ roles }) =>
      joined(roles.map((role, at) => <RoleLine key={at} role={role} source={source} locale={locale} />)),
    documents: ({ documents }) => joined(documents.map(({ symbol, title }) => named(symbol, title))),
    languages: ({ languages }) => languages.map((one) => languageName(one, locale)).join(', '),
  };
  return (session: ProgrammeSession, part: ChangedPart) => lines[part](session);
}

/** Things of a line, parted by semicolons; null for none. */
function joined(things: readonly ReactNode[]): ReactNode {
  if (things.length === 0) return null;
  return things.map((thing, at) => (
    <Fragment key={at}>
      {at > 0 ? '; ' : null}
      {thing}
    </Fragment>
  ));
}
