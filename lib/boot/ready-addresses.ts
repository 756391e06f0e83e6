import type { ReadyKind } from '@/lib/core/ready-answers';

const language = '/(?:en|fr|es)';
const word = '[a-z0-9-]+';

const kind = (
  paths: readonly string[],
  type: ReadyKind['type'],
  clock: ReadyKind['clock'],
  before = '',
): ReadyKind => ({ path: new RegExp(`^${before}(?:${paths.join('|')})$`), type, clock });

/**
 * What everybody who is not signed in is answered alike, and what of the clock it shows. Not here: whatever has a form with a key
 * of its own, depends on a link that was opened, or says when it was made. `e2e/ready-answers.spec.ts` reads each as two readers.
 */
export const readyKinds: readonly ReadyKind[] = [
  // The figures of a year are read on its last day, or today.
  kind(['/figures'], 'text/html', 'day', language),
  kind(
    [
      '',
      '/(?:accessibility|data-protection|help|editions|objectives|definitions|data)',
      `/directory(?:/${word}(?:/history)?)?`,
      `/(?:countries|pictures|figures)(?:/${word})?`,
      `/meetings/${word}(?:/(?:documents(?:/${word})?|highlights|chain|follow-up|results(?:/table)?))?`,
    ],
    'text/html',
    'moment',
    language,
  ),
  kind([`/mechanisms(?:/${word})?`, `/figures(?:/${word})?`, '/openapi'], 'application/json', 'day', '/api/v1'),
  kind(['/editions', `/meetings(?:/${word}(?:/highlights)?)?`], 'application/json', 'moment', '/api/v1'),
];
