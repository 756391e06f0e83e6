import { Status, type StatusShape } from '@/components/ui/status';
import type { RecommendationStatus as State } from '@/lib/core/prisma/enums';
import { useTranslations } from '@/lib/i18n/words';

const shapes: Record<State, StatusShape> = {
  DRAFT: 'open',
  GROUP_REVIEW: 'ask',
  AGREED: 'half',
  SUBMITTED: 'half',
  CONSOLIDATED: 'done',
  CARRIED_SINGLY: 'done',
  SET_ASIDE: 'shut',
  WITHDRAWN: 'no',
  CONCURRENCE: 'ask',
  READY: 'half',
  UNDER_REVIEW: 'ask',
  AMENDED: 'ask',
  ADOPTED: 'done',
  WITH_RESERVATIONS: 'done',
  AD_REFERENDUM: 'half',
  DEFERRED: 'shut',
  NOT_ADOPTED: 'no',
};

/** The state of a recommendation as a word and a shape. */
export function RecommendationStatus({ status }: { status: State }) {
  const t = useTranslations('recommendations.status');
  return <Status shape={shapes[status]}>{t(status)}</Status>;
}
