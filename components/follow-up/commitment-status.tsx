import { Status, type StatusShape } from '@/components/ui/status';
import { useTranslations } from '@/lib/i18n/words';
import type { CommitmentState } from '@/lib/follow-up/model/progress';

const shapes: Record<CommitmentState, StatusShape> = {
  DONE: 'done',
  UNDER_WAY: 'half',
  NOT_STARTED: 'open',
  DROPPED: 'shut',
  NOT_REPORTED: 'ask',
};

/** Where a commitment, or what one party does for it, stands; and whether its day has passed. */
export function CommitmentStatus({ state, isLate = false }: { state: CommitmentState; isLate?: boolean }) {
  const t = useTranslations('followup');
  return (
    <>
      <Status shape={shapes[state]}>{t(`states.${state}`)}</Status>
      {isLate ? (
        <>
          {' '}
          <Status shape="late">{t('late')}</Status>
        </>
      ) : null}
    </>
  );
}
