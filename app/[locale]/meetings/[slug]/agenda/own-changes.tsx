import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import { SessionWhen } from '@/components/agenda/session-when';
import type { OwnSession } from '@/lib/agenda/model/own';
import type { OwnAgenda } from '@/lib/agenda/queries/own';
import type { MeetingFrame } from '@/lib/auth/scope';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { MarkSession } from './mark-session';

type Props = { agenda: OwnAgenda; meeting: MeetingFrame; person: string; locale: Locale };

/** What became of one's own sessions since one read of them: cancelled, moved, renamed, or no part in them any more. */
export function OwnChanges({ agenda, meeting, person, locale }: Props) {
  const t = useTranslations('agenda.own');
  const changed = agenda.own.filter(({ change }) => change !== null);
  if (changed.length === 0) return null;
  const [source = 'en'] = meeting.languages;
  return (
    <section className="note ask" aria-labelledby="own-changes">
      <h2 id="own-changes">{t('changes')}</h2>
      <ul className="stack">
        {changed.map((one) => (
          <li key={one.session.id}>
            <strong>
              <Localized text={one.session.title} source={source} fallback="silent" />
            </strong>
            <Change one={one} meeting={meeting} locale={locale} />
            {meeting.phase === 'CLOSED' ? null : (
              <MarkSession
                of={{ person, session: one.session.id, number: agenda.programme?.number ?? 1 }}
                marked="read"
                title={pick(one.session.title, locale, source).text}
                meeting={meeting.slug}
                locale={locale}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Change({ one, meeting, locale }: { one: OwnSession; meeting: MeetingFrame; locale: Locale }) {
  const t = useTranslations('agenda');
  const { session, change } = one;
  const [source = 'en'] = meeting.languages;
  const when = (of: typeof session) => <SessionWhen session={of} startsOn={meeting.startsOn} locale={locale} />;
  if (change?.what !== 'changed')
    return (
      <p>
        <Status shape="no">{t(change?.what === 'released' ? 'own.released' : 'own.cancelled')}</Status>{' '}
        <span className="soft">{when(session)}</span>
      </p>
    );
  const say = {
    when,
    room: ({ room }: typeof session) => room ?? t('change.nothing'),
    title: ({ title }: typeof session) => <Localized text={title} source={source} fallback="silent" />,
  };
  return (
    <ul>
      {change.parts.map((part) =>
        part === 'when' || part === 'room' || part === 'title' ? (
          <li key={part}>
            {t.rich('change.part', {
              part: t(`part.${part}`),
              before: () => say[part](change.before),
              after: () => say[part](session),
            })}
          </li>
        ) : null,
      )}
    </ul>
  );
}
