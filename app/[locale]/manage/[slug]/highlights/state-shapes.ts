import type { StatusShape } from '@/components/ui/status';
import type { SentenceState } from '@/lib/outcome/model/alignment';

/** The shape of each state of a translated sentence. */
export const stateShapes: Record<SentenceState, StatusShape> = {
  missing: 'ask',
  stale: 'late',
  proposed: 'ask',
  translated: 'half',
  revised: 'half',
  cleared: 'done',
};
