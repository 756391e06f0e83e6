import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react';

type Saving = {
  revisions: ReadonlyMap<string, number>;
  isTouched: (id: string) => boolean;
  adopt: (id: string, revision: number) => void;
};

/**
 * When the page is rendered anew, answers that colleagues have changed are shown as they are now, unless something was typed
 * there that is not saved. Answers a number per question: the fields of a question are made anew with each.
 */
export function useServersAnswers(
  items: readonly { code: string; revision: number }[],
  { revisions, isTouched, adopt }: Saving,
  formRef: RefObject<HTMLFormElement | null>,
): ReadonlyMap<string, number> {
  const [epochs, setEpochs] = useState<ReadonlyMap<string, number>>(new Map());
  const due = useRef(new Map<string, number>());

  const compare = useEffectEvent(() => {
    const newer = items.filter(({ code, revision }) => {
      const isAt = formRef.current?.querySelector(`[data-question="${code}"] textarea`)?.matches(':focus');
      return revision > (revisions.get(code) ?? 0) && !isTouched(code) && isAt !== true;
    });
    if (newer.length === 0) return;
    for (const { code, revision } of newer) due.current.set(code, revision);
    setEpochs((before) => {
      const next = new Map(before);
      for (const { code } of newer) next.set(code, (before.get(code) ?? 0) + 1);
      return next;
    });
  });
  // Only what the server sends is a reason to look.
  useEffect(() => compare(), [items]);

  // Once the new fields stand in the page.
  useLayoutEffect(() => {
    for (const [code, revision] of due.current) adopt(code, revision);
    due.current.clear();
  });

  return epochs;
}
