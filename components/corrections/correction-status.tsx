import { Status } from '@/components/ui/status';
import { isLate } from '@/lib/corrections/policy';
import type { ListedCorrection } from '@/lib/corrections/queries';
import { useTranslations } from '@/lib/i18n/words';

const shapes = { ACCEPTED: 'done', ANSWERED: 'no', WITHDRAWN: 'shut' } as const;

/** Where a proposal stands; for the secretariat, that its answer is late. */
export function CorrectionStatus({
  correction: { at, end },
  now,
}: {
  correction: Pick<ListedCorrection, 'at' | 'end'>;
  /** Left out where nobody is told of lateness. */
  now?: Date;
}) {
  const t = useTranslations('corrections.state');
  if (end) return <Status shape={shapes[end.ending]}>{t(end.ending)}</Status>;
  return now && isLate(at, now) ? <Status shape="late">{t('late')}</Status> : <Status shape="half">{t('open')}</Status>;
}
