import { describe, expect, it } from 'vitest';
import { reconcile, type Wording } from './reconcile';

const base: Wording = {
  text: 'Establish a list of officers.',
  theme: 'labour-migration',
  objectives: [6],
  addressees: ['Members'],
  dueBy: null,
};
const joined = (mine: Partial<Wording>, theirs: Partial<Wording>) =>
  reconcile(base, { ...base, ...mine }, { ...base, ...theirs }, 'en');

describe('two edits of one wording', () => {
  it('are joined where they touch different words and different fields', () => {
    const mine = { text: 'Establish a standing list of officers.', dueBy: '2028' };
    const theirs = { text: 'Establish a list of contact officers.', addressees: ['Members', 'Partners'] };
    expect(joined(mine, theirs)).toEqual({
      isJoined: true,
      wording: {
        ...base,
        text: 'Establish a standing list of contact officers.',
        addressees: ['Members', 'Partners'],
        dueBy: '2028',
      },
    });
  });

  it('are joined where both made the same change, and where one of them took something out', () => {
    const both = { theme: 'border-management', objectives: [6, 11] };
    expect(joined(both, both)).toEqual({ isJoined: true, wording: { ...base, ...both } });
    expect(joined({ objectives: [] }, {})).toMatchObject({ isJoined: true, wording: { objectives: [] } });
    expect(joined({}, { addressees: [] })).toMatchObject({ isJoined: true, wording: { addressees: [] } });
  });

  it.each([
    ['text', { text: 'Establish a register of officers.' }, { text: 'Establish a roster of officers.' }],
    ['theme', { theme: 'border-management' }, { theme: 'trafficking' }],
    ['objectives', { objectives: [6, 7] }, { objectives: [6, 8] }],
    ['addressees', { addressees: ['Partners'] }, { addressees: [] }],
    ['dueBy', { dueBy: '2027' }, { dueBy: '2028' }],
  ] as const)('that say different things in %s are not joined, and it is named', (field, mine, theirs) => {
    expect(joined(mine, theirs)).toEqual({ isJoined: false, fields: [field] });
  });
});
