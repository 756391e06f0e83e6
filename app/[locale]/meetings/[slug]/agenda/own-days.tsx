import { SessionClocks } from '@/components/agenda/session-clocks';
import { SessionEntry } from '@/components/agenda/session-entry';
import { SessionPapers } from '@/components/agenda/session-papers';
import { EmptyState } from '@/components/ui/empty-state';
import { Status } from '@/components/ui/status';
import type { ProgrammeSession } from '@/lib/agenda/model/session';
import { dateOfDay } from '@/lib/agenda/model/times';
import type { OwnAgenda } from '@/lib/agenda/queries/own';
import type { MeetingFrame } from '@/lib/auth/scope';
import type { ListedDocument } from '@/lib/documents/read-documents';
import { formatDay } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { MarkSession } from './mark-session';

type Props = {
  agenda: OwnAgenda;
  documents: readonly ListedDocument[];
  meeting: MeetingFrame;
  person: string;
  isWhole: boolean;
  locale: Locale;
};

/** What is on somebody's own agenda, or the whole programme to choose from, a list for each day. */
export function OwnDays({ agenda, documents, meeting, person, isWhole, locale }: Props) {
  const t = useTranslations('agenda');
  const own = new Map(agenda.own.map((one) => [one.session.id, one]));
  const isMine = ({ id }: ProgrammeSession) => Boolean(own.get(id)?.isMarked || own.get(id)?.hasPart);
  const shown = (agenda.programme?.sessions ?? []).filter((session) => isWhole || isMine(session));
  if (shown.length === 0)
    return (
      <EmptyState level={2} title={t('own.empty')}>
        {t('own.emptyText')}
      </EmptyState>
    );
  const isOpen = meeting.phase !== 'CLOSED';
  const [source = 'en'] = meeting.languages;
  return [...new Set(shown.map(({ day }) => day))].map((day) => (
    <section key={day} className="stack">
      <h2>
        {day === null
          ? t('noDay')
          : t('day', {
              day,
              date: formatDay(dateOfDay(meeting.startsOn, day), locale, { weekday: true, year: false }),
            })}
      </h2>
      <ol className="prog">
        {shown
          .filter((session) => session.day === day)
          .map((session) => {
            const { isMarked = false, hasPart = false } = own.get(session.id) ?? {};
            return (
              <SessionEntry
                key={session.id}
                session={session}
                source={source}
                locale={locale}
                level={3}
                aside={<SessionClocks session={session} meeting={meeting} locale={locale} />}
              >
                <SessionPapers session={session.id} documents={documents} slug={meeting.slug} source={source} />
                <div className="row">
                  {isMarked || hasPart ? <Status shape="done">{t(hasPart ? 'own.part' : 'own.marked')}</Status> : null}
                  {isOpen && (isMarked || !hasPart) ? (
                    <MarkSession
                      of={{ person, session: session.id, number: agenda.programme?.number ?? 1 }}
                      marked={isMarked ? 'off' : 'on'}
                      title={pick(session.title, locale, source).text}
                      meeting={meeting.slug}
                      locale={locale}
                    />
                  ) : null}
                </div>
              </SessionEntry>
            );
          })}
      </ol>
    </section>
  ));
}
