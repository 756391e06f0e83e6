import { usePlace } from '@/components/live/use-place';

type Answer = { present: number; writers: { recommendation: string; name: string | null }[] };

export type Places = Answer & {
  /** One begins to write in a draft, or no longer does. */
  enter: (recommendation: string | null) => void;
};

/** A hall of readers says so less often; who walks the chain behind published Highlights is nobody's business. */
const beatEvery = { writer: 20_000, reader: 55_000, 'passer-by': null };

const nobody: Answer = { present: 0, writers: [] };

/** Says that one has a group's page open, and in which draft one writes, and learns who else does. */
export function useRoomPlaces(meeting: string, group: string, as: keyof typeof beatEvery): Places {
  const { answer, enter } = usePlace<Answer>({
    meeting,
    address: 'room-places',
    page: { group },
    field: 'recommendation',
    every: beatEvery[as],
  });
  return { ...(answer ?? nobody), enter };
}
