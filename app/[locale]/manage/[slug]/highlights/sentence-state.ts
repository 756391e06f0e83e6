import type { StatusShape } from '@/components/ui/status';
import type { Said, SentenceState } from '@/lib/outcome/model/alignment';
import type { ComposeWords } from './place';

/** The shape of each state of a translated sentence. */
export const stateShapes: Record<SentenceState, StatusShape> = {
  missing: 'ask',
  stale: 'late',
  proposed: 'ask',
  translated: 'half',
  revised: 'half',
  cleared: 'done',
};

/** How far a translated sentence is; one without a text of its own is said together with the one before it, or taken to be. */
export function stateInWords({ text, state }: Said, t: ComposeWords): string {
  if (text !== '' || state === 'missing' || state === 'stale') return t(`sentenceStates.${state}`);
  return t(state === 'proposed' ? 'takenAsSaidBefore' : 'saidBefore');
}
