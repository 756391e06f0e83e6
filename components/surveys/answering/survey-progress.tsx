import { fill } from '@/components/form/form-words';
import type { PageStep } from './page-steps';

interface SurveyProgressProps {
  steps: readonly Pick<PageStep, 'done' | 'total'>[];
  /** "{done} of {total} questions answered". */
  words: string;
  locale: string;
}

/** How far the whole answer has come: of what is asked, and of nothing else. */
export function SurveyProgress({ steps, words, locale }: SurveyProgressProps) {
  const sum = (of: 'done' | 'total') => steps.reduce((all, step) => all + step[of], 0);
  const [done, total] = [sum('done'), sum('total')];
  const said = fill(words, { done, total }, locale);
  return (
    <div>
      <p className="soft small">{said}</p>
      <progress max={total || 1} value={done} aria-label={said} />
    </div>
  );
}
