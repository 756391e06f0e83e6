import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributionOf } from './policy';

const levels = ['NAMED', 'MECHANISM', 'REGION', 'NONE'] as const;
/** From the most that is said of a source to the least. */
const width = (level: (typeof levels)[number]) => levels.indexOf(level);

describe('attributionOf', () => {
  it('never says more than the level, whatever is stored beside it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...levels),
        fc.option(fc.uuid()),
        fc.option(fc.string({ minLength: 8 }).map((name) => `name ${name}`)),
        (attribution, party, speaker) => {
          const shown = attributionOf({ attribution, party, speaker });
          expect(width(shown.level)).toBeGreaterThanOrEqual(width(attribution));
          const values = Object.values(shown) as string[];
          if (width(attribution) > width('NAMED') && speaker) expect(values).not.toContain(speaker);
          if (width(attribution) > width('MECHANISM') && party) expect(values).not.toContain(party);
        },
      ),
    );
  });

  it('says all that the level allows, and one level less where a name was erased', () => {
    const source = { party: 'a party', speaker: 'a person' };
    expect(levels.map((attribution) => attributionOf({ attribution, ...source }))).toEqual([
      { level: 'NAMED', party: 'a party', speaker: 'a person' },
      { level: 'MECHANISM', party: 'a party' },
      { level: 'REGION' },
      { level: 'NONE' },
    ]);
    expect(attributionOf({ attribution: 'NAMED', party: 'a party', speaker: null })).toEqual({
      level: 'MECHANISM',
      party: 'a party',
    });
    expect(attributionOf({ attribution: 'MECHANISM', party: null, speaker: null })).toEqual({ level: 'REGION' });
  });
});
