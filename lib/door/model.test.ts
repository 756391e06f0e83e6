import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { randomSigns } from '@/lib/papers/model/random-signs';
import { hashBadgeCode, parseBadgeCode, shortCode } from './model/badge-code';
import { cardOf, isIn, type DoorRow } from './model/card';
import { findPeople, type DoorPerson } from './model/door-list';
import { dueHandOuts } from './model/hand-out';
import { timeOnDevice } from '@/lib/core/device-time';
import { placeOf, sessionCode, sessionsOf } from './model/sessions';
import { recordSchema } from './schema';

describe('a badge code', () => {
  it.each([
    ['ABCDEFGHJKMNPQRS', 'ABCDEFGHJKMNPQRS'],
    ['abcdefghjkmnpqrs', 'ABCDEFGHJKMNPQRS'],
    [' ABCD-EFGH JKMN–PQRS\r\n', 'ABCDEFGHJKMNPQRS'],
    ['\u0002ABCDEFGHJKMNPQRS\u0003', 'ABCDEFGHJKMNPQRS'],
    ['\u200eABCDEFGHJKMNPQRS', 'ABCDEFGHJKMNPQRS'],
    ['ＡＢＣＤＥＦＧＨＪＫＭＮＰＱＲＳ', 'ABCDEFGHJKMNPQRS'],
    ['ABCDEFGHJKMNPQR', null],
    ['ABCDEFGHJKMNPQRST', null],
    // I, L, O, U, 0 and 1 look like others and are never given out.
    ['ABCDEFGHJKMNPQR0', null],
    ['ABCDEFGHIKMNPQRS', null],
    ['Fatou Sarr', null],
    ['', null],
    ['https://example.org/ABCDEFGHJKMNPQRS', null],
    ['A'.repeat(100_000), null],
  ])('is read from %j', (given, code) => {
    expect(parseBadgeCode(given)).toBe(code);
  });

  it('is read back from whatever is printed, however it is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('', ' ', '-', '\t'), { minLength: 16, maxLength: 16 }), (between) => {
        const printed = randomSigns(16);
        const typed = [...printed].map((sign, index) => `${between[index]}${sign.toLowerCase()}`).join('');
        return parseBadgeCode(typed) === printed;
      }),
    );
  });

  it('is known to the list by its hash, as the database makes it', async () => {
    const code = randomSigns(16);
    expect(await hashBadgeCode(code)).toBe(createHash('sha256').update(code).digest('hex'));
    expect(shortCode('ABCDEFGHJKMNPQRS')).toBe('…PQRS');
  });
});

const person = (givenName: string, surname: string, party = 'Migration Dialogue for Southern Africa'): DoorPerson => ({
  id: crypto.randomUUID(),
  hash: null,
  givenName,
  surname,
  party,
  groups: [],
  mode: 'IN_PERSON',
  status: 'CONFIRMED',
  due: [],
  isIn: false,
});

describe('the door’s own list', () => {
  const people = [person('Inès', 'Muñoz'), person('José María', 'Núñez de León'), person('Ines', 'Munozova', 'Bali')];
  const found = (wanted: string) => findPeople(people, wanted).map(({ surname }) => surname);

  it('finds people without accents, by any word of name and party', () => {
    expect(found('munoz')).toEqual(['Muñoz', 'Munozova']);
    expect(found('MUÑOZ ine')).toEqual(['Muñoz', 'Munozova']);
    expect(found('leon jose')).toEqual(['Núñez de León']);
    expect(found('southern munoz')).toEqual(['Muñoz']);
    expect(found('unoz')).toEqual([]);
    expect(found('  ')).toEqual([]);
  });

  it('shows a few of many', () => {
    const many = Array.from({ length: 500 }, (_, index) => person('Ana', `Pérez ${index}`));
    expect(findPeople(many, 'ana')).toHaveLength(8);
  });
});

describe('what is handed out', () => {
  const guest = { isInPerson: true, languages: ['en'], given: [] };

  it('is a receiver for whoever does not follow every language', () => {
    expect(dueHandOuts(guest, ['en', 'fr'])).toEqual(['BADGE', 'RECEIVER', 'DOCUMENTS']);
    expect(dueHandOuts({ ...guest, languages: ['fr', 'en', 'es'] }, ['en', 'fr'])).toEqual(['BADGE', 'DOCUMENTS']);
    expect(dueHandOuts({ ...guest, languages: [] }, ['en', 'fr'])).toContain('RECEIVER');
    expect(dueHandOuts({ ...guest, languages: [] }, ['en'])).not.toContain('RECEIVER');
  });

  it('is given once, and to nobody online', () => {
    expect(dueHandOuts({ ...guest, given: ['BADGE', 'DOCUMENTS'] }, ['en', 'fr'])).toEqual(['RECEIVER']);
    expect(dueHandOuts({ ...guest, isInPerson: false }, ['en', 'fr'])).toEqual([]);
  });
});

describe('the time of a record', () => {
  const now = new Date('2027-03-01T10:00:00Z');
  const device = (at: string, sentAt: string) => ({ at: new Date(at), sentAt: new Date(sentAt) });

  it('is as long ago as the device says, whatever its clock shows', () => {
    expect(timeOnDevice(device('2027-03-01T09:00:00Z', '2027-03-01T09:40:00Z'), now)).toEqual(
      new Date('2027-03-01T09:20:00Z'),
    );
    expect(timeOnDevice(device('1999-01-01T00:00:00Z', '1999-01-01T00:01:00Z'), now)).toEqual(
      new Date('2027-03-01T09:59:00Z'),
    );
  });

  it('is never in the future and never older than a month', () => {
    expect(timeOnDevice(device('2027-03-01T11:00:00Z', '2027-03-01T10:00:00Z'), now)).toEqual(now);
    expect(timeOnDevice(device('1999-01-01T00:00:00Z', '2027-03-01T10:00:00Z'), now)).toEqual(
      new Date('2027-01-30T10:00:00Z'),
    );
    expect(timeOnDevice({}, now)).toEqual(now);
  });
});

describe('sessions', () => {
  it('are those of the programme with a time, then the groups; two at one time are two, each with its own name', () => {
    const title = { en: 'Opening' };
    const agenda = [
      { code: 'd1-09:30', day: 1, start: '09:30', title },
      { code: 's-1', day: 1, start: '09:30', title: { en: 'At the same time' } },
      { code: 's-2', day: null, start: '10:00', title },
      { code: 's-3', day: 2, start: 'noon', title },
    ];
    const sessions = sessionsOf(agenda, [{ code: 'AFR', names: { en: 'Africa' } }]);
    // Taken out of the programme while a door stands there: the building, by its label and its figures.
    expect(['g-AFR', 's-999', undefined].map((code) => placeOf(code, sessions))).toEqual(['g-AFR', null, null]);
    expect(sessions.map(({ code }) => code)).toEqual(['d1-09:30', 's-1', 'g-AFR']);
    expect(sessions.every(({ code }) => sessionCode.test(code))).toBe(true);
  });
});

const row = (data: Partial<DoorRow> = {}): DoorRow => ({
  id: 'r',
  courtesyTitle: null,
  givenName: 'Fatou',
  surname: 'Sarr',
  functionalTitle: null,
  capacity: 'DELEGATE',
  mode: 'IN_PERSON',
  status: 'CONFIRMED',
  walkIn: false,
  languages: ['en'],
  hasPhoto: false,
  hasBadge: true,
  party: { code: 'x', names: { en: 'Process', fr: 'Processus' }, acronyms: {} },
  groups: [{ code: 'AFR', names: { en: 'Africa', fr: 'Afrique' } }],
  others: [],
  given: [],
  recent: [],
  ...data,
});
const seen = (direction: 'IN' | 'OUT', isToday = true, session: string | null = null) => ({
  direction,
  session,
  at: '2027-03-01T10:00:00Z',
  isToday,
});

describe('a card', () => {
  const remarks = (data: Partial<DoorRow>) => cardOf(row(data), { languages: ['en'] }, 'fr').remarks;

  it('speaks the reader’s language and hands nothing to those who have no place', () => {
    const card = cardOf(row(), { languages: ['en', 'fr'] }, 'fr');
    expect(card).toMatchObject({ party: { text: 'Processus', lang: 'fr' }, groups: [{ text: 'Afrique', lang: 'fr' }] });
    expect(card.due).toEqual(['BADGE', 'RECEIVER', 'DOCUMENTS']);
    expect(cardOf(row({ status: 'WAITLISTED' }), { languages: ['en', 'fr'] }, 'fr').due).toEqual([]);
    expect(card).not.toHaveProperty('languages');
  });

  it('says what is the matter', () => {
    expect(remarks({})).toEqual([]);
    expect(remarks({ status: 'WAITLISTED', mode: 'ONLINE', hasBadge: false, walkIn: true })).toEqual([
      'not_confirmed',
      'online',
      'walk_in',
    ]);
    expect(remarks({ hasBadge: false })).toEqual(['no_badge']);
    expect(remarks({ recent: [seen('IN')] })).toEqual([]);
    expect(remarks({ recent: [seen('IN'), seen('IN')] })).toEqual(['already_in']);
    expect(remarks({ recent: [seen('OUT'), seen('IN')] })).toEqual([]);
    expect(remarks({ recent: [seen('OUT')] })).toEqual(['was_not_in']);
    expect(remarks({ recent: [seen('OUT'), seen('OUT')] })).toEqual(['was_not_in']);
    expect(remarks({ recent: [seen('OUT'), { ...seen('IN'), isToday: false }] })).toEqual(['was_not_in']);
    expect(remarks({ recent: [seen('IN'), seen('OUT'), seen('IN')] })).toEqual([]);
    expect(remarks({ recent: [seen('IN'), seen('IN', false)] })).toEqual([]);
    // First in the house and then in a room is no second time.
    expect(remarks({ recent: [seen('IN', true, 'd1-09:30'), seen('IN')] })).toEqual([]);
  });

  it('has nobody in the house overnight', () => {
    expect([seen('IN'), seen('OUT'), seen('IN', false)].map((last) => isIn({ recent: [last] }))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('a record', () => {
  const clientId = crypto.randomUUID();
  const wrong = (input: object) => recordSchema.safeParse({ clientId, direction: 'IN', ...input }).error?.issues;

  it('names a badge or a person, and nothing that the form has no field for', () => {
    expect(wrong({ code: 'abcdefghjkmnpqrs' })).toBeUndefined();
    expect(wrong({ registration: crypto.randomUUID(), code: '' })).toBeUndefined();
    expect(wrong({})?.map(({ path }) => path)).toEqual([['code']]);
    expect(wrong({ code: 'Fatou' })).toMatchObject([{ params: { code: 'unknown_badge' } }]);
    expect(wrong({ code: 'abcdefghjkmnpqrs', byAccountId: clientId })).toHaveLength(1);
    expect(wrong({ code: 'abcdefghjkmnpqrs', session: '<b>' })).toHaveLength(1);
    expect(wrong({ code: 'abcdefghjkmnpqrs', handedOut: ['BADGE', 'WALLET'] })).toHaveLength(1);
  });
});
