import { foldWords } from '@/lib/core/fold';
import type { LocalizedText } from '@/lib/i18n/pick';

/** A party by everything it is called. */
export type NamedParty = {
  id: string;
  code: string;
  names: LocalizedText;
  acronyms: LocalizedText;
  formerNames: readonly string[];
};

/** Finds parties by code, by name or acronym in any language, or by a former name. */
export type PartyIndex = (text: string) => NamedParty[];

/** Later ways of naming count only where no earlier one finds anything: a code is meant before a former name is. */
const ways: readonly ((party: NamedParty) => readonly string[])[] = [
  ({ code }) => [code],
  ({ names, acronyms }) => [...textsOf(names), ...textsOf(acronyms)],
  ({ formerNames }) => formerNames,
];

/** The index over some parties; more than one found means that the text alone does not tell which. */
export function indexParties(parties: readonly NamedParty[]): PartyIndex {
  const indexes = ways.map((namesOf) => {
    const index = new Map<string, NamedParty[]>();
    for (const party of parties)
      for (const name of new Set(namesOf(party).map(foldWords).filter(Boolean)))
        index.set(name, [...(index.get(name) ?? []), party]);
    return index;
  });
  return (text) => {
    const asked = [text, ...aroundBracket(text)].map(foldWords).filter(Boolean);
    for (const words of asked)
      for (const index of indexes) {
        const found = index.get(words);
        if (found) return found;
      }
    return [];
  };
}

/** "Migration Dialogue for Southern Africa (MIDSA)": what stands in front, then the bracket. Without a pattern: a cell of blanks takes no longer than another. */
function aroundBracket(text: string): string[] {
  const whole = text.trimEnd();
  const open = whole.lastIndexOf('(');
  const isAtTheEnd = open > 0 && whole.indexOf(')', open) === whole.length - 1;
  return isAtTheEnd ? [whole.slice(0, open), whole.slice(open + 1, -1)] : [];
}

function textsOf(text: LocalizedText): string[] {
  return Object.values(text).filter((value): value is string => typeof value === 'string');
}
