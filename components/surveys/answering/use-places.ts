import { useMemo } from 'react';
import { usePlace } from '@/components/live/use-place';

type Answer = { others: { question: string; name: string | null }[]; hasOthers: boolean };

/** Milliseconds from one sign of life to the next. Forgotten after a minute. */
const beatEvery = 20_000;
const isAlone = ({ hasOthers }: Answer) => !hasOthers;

/** Says at which question one is and learns where colleagues of the same delegation are, while there is anybody else who could be. */
export function usePlaces({ meeting, delegation }: { meeting: string; delegation: string }) {
  const { answer, enter } = usePlace<Answer>({
    meeting,
    address: 'survey-places',
    page: { delegation },
    field: 'question',
    every: beatEvery,
    isAlone,
  });
  const places = useMemo(() => {
    const found = new Map<string, (string | null)[]>();
    for (const { question, name } of answer?.others ?? []) found.set(question, [...(found.get(question) ?? []), name]);
    return found;
  }, [answer]);
  return { places, enter };
}
