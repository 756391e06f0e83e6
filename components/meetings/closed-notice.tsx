import { Notice } from '@/components/ui/notice';
import { Status } from '@/components/ui/status';
import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { findCancellation } from '@/lib/cancelling/queries/cancellation';
import { formatDate } from '@/lib/i18n/dates';
import { isEditable } from '@/lib/meetings/policy';
import { Localized } from '@/components/ui/localized';
import { getLocale, getTranslations } from '@/lib/i18n/words';

/**
 * Above every page of a closed meeting: of one that was called off, for everybody, that it is not held and why; otherwise, for
 * those who took part in it, why there is nothing to fill in any more.
 */
export async function ClosedNotice({ scope }: { scope: MeetingScope }) {
  if (isEditable(scope.meeting.phase)) return null;
  const [locale, t, c, cancelled] = await Promise.all([
    getLocale(),
    getTranslations('meetings.edit'),
    getTranslations('cancelling'),
    findCancellation(scope),
  ]);
  if (cancelled)
    return (
      <div style={{ marginBlockEnd: 'var(--s5)' }}>
        <Notice kind="late" level={2} title={c('notice')}>
          <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            <Localized text={cancelled.reason} />
          </p>
          <p className="soft">{c('noticeOn', { date: formatDate(cancelled.at, locale, scope.meeting.zone) })}</p>
        </Notice>
      </div>
    );
  if (!can(scope, 'meeting.participate')) return null;
  return (
    <p className="closed small">
      <Status shape="shut">{t('closedTitle')}</Status>{' '}
      <span className="soft">{t(can(scope, 'outcome.translate') ? 'closedTeam' : 'closedText')}</span>
    </p>
  );
}
