import { describe, expect, it } from 'vitest';
import type { PartyName, SpeakablePerson } from '@/lib/breakouts/queries';
import { sayersOf, sayersOfCorrection } from './sayers';

const party = (id: string): PartyName => ({ id, code: id, names: { en: `Organisation ${id}` }, acronyms: { en: id } });
const persons: SpeakablePerson[] = [
  { id: 'amina', name: 'DIALLO, Amina', partyId: 'HERE' },
  { id: 'jonas', name: 'BERG, Jonas', partyId: 'GONE' },
];
const now = sayersOf([party('HERE')], persons, 'en');
const correct = (said: Parameters<typeof sayersOfCorrection>[1]) => sayersOfCorrection(now, said, persons, 'en');
const values = (choices: readonly { value: string }[]) => choices.map(({ value }) => value);

describe('whom a point is attributed to', () => {
  it('is chosen among those who sit in the group', () => {
    expect([values(now.parties), values(now.persons)]).toEqual([['HERE'], ['amina']]);
  });

  it('stays with an organisation that has left the group when a typing error is corrected', () => {
    const { parties, persons: named, chosen } = correct({ level: 'MECHANISM', party: party('GONE') });
    expect([values(parties), values(named), chosen]).toEqual([['HERE', 'GONE'], ['amina'], 'GONE']);
  });

  it('stays with somebody of such an organisation', () => {
    const {
      parties,
      persons: named,
      chosen,
    } = correct({
      level: 'NAMED',
      party: party('GONE'),
      speaker: 'Jonas BERG',
    });
    expect([values(parties), chosen]).toEqual([['HERE', 'GONE'], 'jonas']);
    expect(named.at(-1)).toEqual({ value: 'jonas', label: 'BERG, Jonas (GONE)' });
  });

  it('stays with the organisation of somebody who comes no more', () => {
    const said = { level: 'NAMED', party: party('GONE'), speaker: 'Ada NIEMI' } as const;
    const { parties, chosen } = correct(said);
    expect([values(parties), chosen]).toEqual([['HERE', 'GONE'], 'GONE']);
  });
});
