import { fill } from '@/components/form/form-words';

export type PlaceWords = Record<'here' | 'someone', string>;

interface PlacesHereProps {
  /** Colleagues who are at the question now; null for one without a name. */
  names: readonly (string | null)[] | undefined;
  words: PlaceWords;
  locale: string;
}

/** Who else of the delegation is at a question. It is advice and no lock, and not read out: it comes and goes. */
export function PlacesHere({ names, words, locale }: PlacesHereProps) {
  if (!names) return null;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return (
    <p className="small">
      <span className="st half">
        <bdi>{fill(words.here, { names: list.format(names.map((name) => name ?? words.someone)) }, locale)}</bdi>
      </span>
    </p>
  );
}
