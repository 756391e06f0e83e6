import { Status } from '@/components/ui/status';
import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { isEditable } from '@/lib/meetings/policy';
import { useTranslations } from '@/lib/i18n/words';

/** Above every page of a closed meeting, for those who took part in it: why there is nothing to fill in any more. */
export function ClosedNotice({ scope }: { scope: MeetingScope }) {
  const t = useTranslations('meetings.edit');
  if (isEditable(scope.meeting.phase) || !can(scope, 'meeting.participate')) return null;
  return (
    <p className="closed small">
      <Status shape="shut">{t('closedTitle')}</Status>{' '}
      <span className="soft">{t(can(scope, 'outcome.translate') ? 'closedTeam' : 'closedText')}</span>
    </p>
  );
}
