import { Status } from '@/components/ui/status';
import type { Warning } from '@/lib/agenda/model/warnings';
import type { MeetingFrame } from '@/lib/auth/scope';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

const shapes = { clash: 'late', missing: 'ask', remark: 'half' } as const;

type Props = { warnings: readonly Warning[]; meeting: MeetingFrame; locale: Locale };

/** What is odd about a session, the gravest first. */
export function WarningList({ warnings, meeting, locale }: Props) {
  const t = useTranslations('agenda.warning');
  return (
    <ul className="plain small">
      {warnings.map((warning, index) => (
        <li key={index}>
          <Status shape={shapes[warning.level]}>
            {warning.what === 'room' || warning.what === 'person'
              ? t(warning.what, {
                  who: warning.who,
                  other: pick(warning.other.title, locale, meeting.languages[0]).text,
                })
              : t(warning.what)}
          </Status>
        </li>
      ))}
    </ul>
  );
}
