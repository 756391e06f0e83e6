import { describe, expect, it } from 'vitest';
import { dayRecord } from './day-record';
import { recordHash, type PlenaryRecord } from './record';

const revision = {
  id: 'r',
  number: 1,
  at: '2027-01-28T10:00:00.000Z',
  parentIds: [],
  units: [{ uid: 'u', position: 1, language: 'en', text: 'Adopt common standards.' }],
  translations: [{ uid: 'u', language: 'fr', text: 'Adopter des normes communes.' }],
  themes: [],
  objectives: [],
  addressees: [],
  dueBy: null,
  hash: 'h',
};

function recordOf(later: {
  amendmentEnd?: string;
  withdrawnAt?: string;
  secondReservation?: string;
  translation?: string;
}): PlenaryRecord {
  const reservation = { language: 'en', text: 'Not before 2030.', at: '2027-01-28T11:00:00.000Z' };
  return {
    meeting: {
      slug: 'm',
      code: 'M',
      title: { en: 'A meeting' },
      city: 'Geneva',
      zone: 'Europe/Zurich',
      illustrative: false,
    },
    items: [
      {
        id: 'i',
        symbol: 'G/1',
        sources: [],
        revisions: [
          {
            ...revision,
            translations: later.translation
              ? [...revision.translations, { uid: 'u', language: 'es', text: later.translation }]
              : revision.translations,
          },
        ],
        amendments: [
          {
            number: 1,
            delegation: { en: 'A' },
            revision: 1,
            language: 'en',
            texts: { en: 'Adopt shared standards.' },
            explanation: null,
            at: '2027-01-28T10:30:00.000Z',
            end: later.amendmentEnd
              ? { outcome: 'REJECTED', note: null, language: null, at: later.amendmentEnd, revision: null }
              : null,
          },
        ],
        decisions: [
          {
            outcome: 'ADOPTED',
            method: 'CONSENSUS_NOTED',
            note: null,
            by: 'Chair',
            at: '2027-01-28T10:50:00.000Z',
            revision: 1,
            hash: 'h',
            languages: ['en', 'fr'],
            textsHash: 't',
            vote: null,
            reservations: [
              { delegation: { en: 'A' }, ...reservation, withdrawnAt: later.withdrawnAt ?? null },
              ...(later.secondReservation
                ? [{ delegation: { en: 'B' }, ...reservation, at: later.secondReservation, withdrawnAt: null }]
                : []),
            ],
          },
        ],
        silences: [],
      },
    ],
    turns: [],
  };
}

describe('the record of a day', () => {
  const first = dayRecord(recordOf({}), '2027-01-28');

  it('stays what it was, whatever the next day brings', () => {
    const next = '2027-01-29T09:00:00.000Z';
    const later = recordOf({
      amendmentEnd: next,
      withdrawnAt: next,
      secondReservation: next,
      translation: 'Adoptar normas comunes.',
    });
    expect(recordHash(dayRecord(later, '2027-01-28'))).toBe(recordHash(first));
    expect(first.items[0]?.amendments[0]?.end).toBe(null);
    const [second] = dayRecord(later, '2027-01-29').items;
    expect(second?.amendments[0]?.end?.outcome).toBe('REJECTED');
    expect(second?.decisions[0]?.reservations.map(({ delegation }) => delegation.en)).toEqual(['A', 'B']);
  });

  it('is another as soon as something of that day is', () => {
    const ended = dayRecord(recordOf({ amendmentEnd: '2027-01-28T22:59:00.000Z' }), '2027-01-28');
    expect(recordHash(ended)).not.toBe(recordHash(first));
    // A minute later is the next day by the meeting's clock.
    const after = dayRecord(recordOf({ amendmentEnd: '2027-01-28T23:00:00.000Z' }), '2027-01-28');
    expect(recordHash(after)).toBe(recordHash(first));
  });
});
