import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Entries } from '@/components/form/entries';
import type { Live, Shown } from '@/lib/surveys/model/live';
import type { SurveyAnswer } from '@/lib/surveys/schema';

type Follower = { at: (entries: ReadonlyMap<string, Entries>) => Shown };

/**
 * Lets a page follow its own conditions while it is filled in. What that takes is loaded where a questionnaire has any, and
 * after the page; until then, and where it cannot be loaded, the page stands as the server made it. `readPage`: what stands in
 * the controls that are in the page, by question. `isLoaded` and `shown` come together.
 */
export function useLive(live: Live | null, readPage: () => ReadonlyMap<string, Entries>) {
  const [shown, setShown] = useState<Shown | null>(null);
  const follower = useRef<Follower | null>(null);

  const load = useEffectEvent(async (given: Live, isGone: () => boolean) => {
    try {
      const [{ follow }, { typedAnswer }] = await Promise.all([
        import('@/lib/surveys/model/live'),
        import('@/lib/surveys/model/typed-answer'),
      ]);
      if (isGone()) return;
      const types = given.pages.flatMap(({ sections }) => sections.flatMap(({ questions }) => questions));
      const begun = performance.now();
      follower.current = {
        at: (entries) => {
          const typed = new Map<string, SurveyAnswer | undefined>();
          for (const question of types) {
            const standing = entries.get(question.code);
            if (standing) typed.set(question.code, typedAnswer(question, standing, given.stored[question.code]));
          }
          return follow(given, typed, new Date(new Date(given.now).getTime() + performance.now() - begun));
        },
      };
      again();
    } catch {
      // Without a connection: the page stays as it was made, and asks the server as before.
      follower.current = null;
    }
  });
  // What the server stores is its own affair: a page rendered anew brings what it has now.
  useEffect(() => {
    if (!live) return;
    let isGone = false;
    void load(live, () => isGone);
    return () => {
      isGone = true;
    };
  }, [live]);

  /** Something stands differently in the page. Answers what is asked now; null where the page does not follow itself. */
  function again(): Shown | null {
    if (!follower.current) return null;
    const next = follower.current.at(readPage());
    setShown(next);
    return next;
  }

  return { shown, again };
}
