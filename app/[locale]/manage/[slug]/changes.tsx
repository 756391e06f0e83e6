import { AuditAction, AuditSubject, useWho } from '@/app/[locale]/admin/audit/audit-words';
import { Timeline } from '@/components/ui/timeline';
import type { AuditLine } from '@/lib/audit/queries';
import type { MeetingFrame } from '@/lib/auth/scope';
import { dayOf, formatDateTime, formatTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

type Props = { lines: readonly AuditLine[]; meeting: MeetingFrame; locale: Locale; now: Date };

/** The last changes of a meeting, newest first: time, what, about whom, by whom. */
export function Changes({ lines, meeting, locale, now }: Props) {
  const t = useTranslations('meetings.desk');
  const audit = useTranslations('audit');
  const who = useWho();
  const when = (at: Date) =>
    dayOf(at, meeting.zone) === dayOf(now, meeting.zone)
      ? formatTime(at, locale, meeting.zone)
      : formatDateTime(at, locale, meeting.zone, { year: false });
  return (
    <section className="sec" aria-labelledby="changes">
      <h2 id="changes">{t('changes')}</h2>
      {lines.length === 0 ? <p className="soft">{t('changesNone')}</p> : null}
      <Timeline
        items={lines.map((line, index) => ({
          key: line.id,
          ...(index === 0 ? { state: 'on' as const } : {}),
          title: (
            <>
              {when(line.at)} <AuditAction action={line.action} />
            </>
          ),
          note: (
            <>
              <AuditSubject line={line} />
              {`, ${audit('by', { who: who(line) })}`}
            </>
          ),
        }))}
      />
      <p className="small">
        <Link href={`/manage/${meeting.slug}/audit`}>{t('changesAll')}</Link>
      </p>
    </section>
  );
}
