import { useEffect, useRef, useState } from 'react';

type Answer = { others: { question: string; name: string | null }[]; hasOthers: boolean };

/** Milliseconds: from entering a question until it is said, and from one sign of life to the next. Forgotten after a minute. */
const settleFor = 700;
const beatEvery = 20_000;

/**
 * Says at which question one is and learns where colleagues of the same delegation are: while the page is looked at, and while
 * there is anybody else who could be. Whatever goes wrong is silent: nothing that is typed depends on it.
 */
export function usePlaces({ meeting, delegation }: { meeting: string; delegation: string }) {
  const [places, setPlaces] = useState<ReadonlyMap<string, (string | null)[]>>(new Map());
  const here = useRef<string | null>(null);
  const soon = useRef<() => void>(() => undefined);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const after = (wait: number) => {
      clearTimeout(timer);
      if (!isOver) timer = setTimeout(() => void beat(), wait);
    };
    async function beat() {
      if (document.visibilityState === 'hidden') return;
      after(beatEvery);
      const answer = await say({ meeting, delegation, question: here.current });
      if (!answer || isOver) return;
      if (!answer.hasOthers) end();
      const found = new Map<string, (string | null)[]>();
      for (const { question, name } of answer.others) found.set(question, [...(found.get(question) ?? []), name]);
      setPlaces((before) => (isSame(before, found) ? before : found));
    }
    const begin = () => document.visibilityState === 'visible' && after(settleFor);
    function end() {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', begin);
    }
    soon.current = () => after(settleFor);
    document.addEventListener('visibilitychange', begin);
    begin();
    return end;
  }, [meeting, delegation]);

  /** The focus has come to a question. */
  const enter = (question: string | null) => {
    if (here.current === question) return;
    here.current = question;
    if (question !== null) soon.current();
  };

  return { places, enter };
}

const isSame = (one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) =>
  JSON.stringify([...one]) === JSON.stringify([...other]);

async function say({
  meeting,
  delegation,
  question,
}: Record<'meeting' | 'delegation', string> & { question: string | null }): Promise<Answer | null> {
  try {
    const response = await fetch(`/api/meetings/${encodeURIComponent(meeting)}/survey-places`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ delegation, ...(question === null ? {} : { question }) }),
    });
    return response.ok ? ((await response.json()) as Answer) : null;
  } catch {
    return null;
  }
}
