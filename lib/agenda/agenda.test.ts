import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { compareProgrammes } from './model/changes';
import { exchangeHours } from './model/exchange';
import { stepped } from './model/place';
import { statesOf } from './model/placements';
import { sealProgramme } from './model/seal';
import { byPlace, type DraftSession, type ProgrammeSession } from './model/session';
import { instantsOf } from './model/times';
import { itemsFrom, linesOf } from './model/columns';
import { warningsOf } from './model/warnings';
import { programmeCalendar } from './render/calendar';

const session = (data: Partial<DraftSession> = {}): DraftSession => ({
  id: '00000000-0000-7000-8000-000000000001',
  code: 's-1',
  kind: 'PLENARY',
  day: 1,
  start: '09:00',
  end: '10:00',
  room: 'Room XIX',
  number: null,
  title: { en: 'Opening', fr: 'Ouverture' },
  note: {},
  items: [],
  documents: [],
  languages: [],
  lockVersion: 0,
  roles: [],
  ...data,
});

const geneva = { zone: 'Europe/Zurich', startsOn: new Date('2027-03-27T00:00:00Z') };

describe('when a session is', () => {
  it.each([
    // zone, first day, day, start, end → from, until
    ['Pacific/Kiritimati', '2027-04-13', 1, '09:00', '10:30', '2027-04-12T19:00:00Z', '2027-04-12T20:30:00Z'],
    ['Asia/Kathmandu', '2027-04-13', 2, '09:00', '10:00', '2027-04-14T03:15:00Z', '2027-04-14T04:15:00Z'],
    ['America/St_Johns', '2027-01-10', 1, '09:00', '10:00', '2027-01-10T12:30:00Z', '2027-01-10T13:30:00Z'],
    // Over midnight, also of the zone that is a day ahead.
    ['Europe/Zurich', '2027-01-10', 1, '22:00', '00:30', '2027-01-10T21:00:00Z', '2027-01-10T23:30:00Z'],
    ['Pacific/Kiritimati', '2027-04-13', 1, '23:30', '00:15', '2027-04-13T09:30:00Z', '2027-04-13T10:15:00Z'],
    // An end that is the start is a whole day later.
    ['Europe/Zurich', '2027-01-10', 1, '09:00', '09:00', '2027-01-10T08:00:00Z', '2027-01-11T08:00:00Z'],
    // Clocks are put forward in the night of 28 March 2027: the evening before is at +1, the morning after at +2.
    ['Europe/Zurich', '2027-03-27', 1, '18:00', '20:00', '2027-03-27T17:00:00Z', '2027-03-27T19:00:00Z'],
    ['Europe/Zurich', '2027-03-27', 2, '09:00', '10:00', '2027-03-28T07:00:00Z', '2027-03-28T08:00:00Z'],
    ['Europe/Zurich', '2027-03-27', 1, '23:00', '04:00', '2027-03-27T22:00:00Z', '2027-03-28T02:00:00Z'],
    // Half past two is not there that night; a session that ends then has no end that could be told.
    ['Europe/Zurich', '2027-03-27', 1, '23:00', '02:30', '2027-03-27T22:00:00Z', null],
    // Clocks are put back in the night of 31 October 2027: three hours by the clock are four.
    ['Europe/Zurich', '2027-10-30', 1, '23:30', '04:30', '2027-10-30T21:30:00Z', '2027-10-31T03:30:00Z'],
  ])('in %s from %s, day %i, %s to %s', (zone, first, day, start, end, from, until) => {
    const startsOn = new Date(`${first}T00:00:00Z`);
    expect(instantsOf({ day, start, end }, { zone, startsOn })).toEqual({
      startsAt: new Date(from),
      endsAt: until === null ? null : new Date(until),
    });
  });

  it.each([
    { day: null, start: '09:00' },
    { day: 1, start: null },
    { day: 1, start: 'after lunch' },
    { day: 1, start: '24:00' },
    // Never shown by the clocks of Geneva on 28 March.
    { day: 2, start: '02:30' },
  ])('is not told by %j', (told) => {
    expect(instantsOf({ end: null, ...told }, geneva)).toBeNull();
  });
});

const source = (sessions: ProgrammeSession[], more: object = {}) => ({
  meeting: {
    id: 'm',
    slug: 'grcp-next',
    shortTitle: { en: 'Meeting; next, or not', fr: 'Réunion' },
    startsOn: new Date('2027-04-13T00:00:00Z'),
    zone: 'Asia/Kathmandu',
    languages: ['en', 'fr', 'es'],
    cancelledAt: null,
    city: 'Kathmandu',
  },
  venue: 'Hall, "A"',
  lockVersion: 4,
  changedAt: null as Date | null,
  programme: { number: 3, publishedAt: new Date('2027-03-01T08:30:15.250Z'), sessions },
  locale: 'en' as const,
  baseUrl: 'https://parley.example.org',
  ...more,
});

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as string[]).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

describe('the calendar of a programme, read by another program', () => {
  it('has each session with a time, by UTC and without a zone of its own', () => {
    const night = session({ id: '00000000-0000-7000-8000-000000000002', start: '23:00', end: '00:30' });
    const text = programmeCalendar(source([session(), night, session({ day: null }), session({ start: 'noon' })]));
    expect(text).not.toMatch(/VTIMEZONE|TZID/);
    const [first, second, ...more] = eventsOf(text);
    expect(more).toEqual([]);
    expect(first?.uid).toBe('00000000-0000-7000-8000-000000000001');
    expect(first?.startDate.toJSDate()).toEqual(new Date('2027-04-13T03:15:00Z'));
    expect(first?.startDate.zone.tzid).toBe('UTC');
    expect(first?.endDate.toJSDate()).toEqual(new Date('2027-04-13T04:15:00Z'));
    expect(first?.sequence).toBe(6);
    expect(first?.location).toBe('Room XIX, Hall, "A", Kathmandu');
    expect(second?.startDate.toJSDate()).toEqual(new Date('2027-04-13T17:15:00Z'));
    expect(second?.endDate.toJSDate()).toEqual(new Date('2027-04-13T18:45:00Z'));
    // Properties that are not in RFC 5545 are given back as they stand.
    expect(text).toContain(String.raw`X-WR-CALNAME:Meeting\; next\, or not: programme`);
  });

  it('says who, what and in which languages, in the language asked for', () => {
    const told = session({
      items: [{ number: 'i', title: { fr: 'Bilan' } }],
      roles: [{ id: 'r', kind: 'CHAIR', personId: null, name: 'Amina Diallo', about: { fr: 'Sénégal' } }],
      documents: [{ symbol: 'GRCP/7/1', title: { fr: 'Note' }, address: 'https://example.org/a,b' }],
      languages: ['en', 'fr'],
      note: { fr: 'À huis clos' },
    });
    const [event] = eventsOf(programmeCalendar(source([told], { locale: 'fr' })));
    expect(event?.summary).toBe('Ouverture');
    expect(event?.description.split('\n')).toEqual([
      '(i) Bilan',
      'Présidence\u00a0: Amina Diallo, Sénégal',
      'GRCP/7/1 Note https://example.org/a,b',
      'Interprétation\u00a0: anglais et français',
      'À huis clos',
    ]);
  });

  it('gives back any text, in lines of at most 75 octets', () => {
    const wild = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
      .map((text) => text.replace(/\p{C}/gu, ''));
    const texts = fc.oneof(wild, fc.constantFrom('a\\nb; c, d\\', 'é'.repeat(200), '🌍'.repeat(90), 'line\none'));
    fc.assert(
      fc.property(texts, (en) => {
        fc.pre(en.trim() !== '');
        const text = programmeCalendar(source([session({ title: { en }, end: null })]));
        expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        expect(eventsOf(text)[0]?.summary).toBe(en.trim());
      }),
    );
  });

  it('is nothing but its head where nothing is published, and says that a meeting was called off', () => {
    expect(eventsOf(programmeCalendar(source([], { programme: null })))).toEqual([]);
    const cancelled = source([session()]);
    const text = programmeCalendar({
      ...cancelled,
      meeting: { ...cancelled.meeting, cancelledAt: new Date() } as never,
    });
    expect(eventsOf(text)[0]?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  it.each([
    [null, '2027-03-01T08:30:15Z'],
    ['2027-02-01T10:00:00Z', '2027-03-01T08:30:15Z'],
    ['2027-03-20T10:00:00Z', '2027-03-20T10:00:00Z'],
  ])('of a meeting changed at %s is as of %s', (changed, asOf) => {
    const [event] = eventsOf(programmeCalendar(source([session()], { changedAt: changed && new Date(changed) })));
    const told = ['dtstamp', 'last-modified'].map((name) => String(event?.component.getFirstPropertyValue(name)));
    expect(told).toEqual([asOf, asOf]);
  });
});

describe('from one programme to another', () => {
  it('names what is new, what is gone and which parts differ', () => {
    const [one, two, three] = ['a', 'b', 'c'].map((id) => session({ id })) as [
      DraftSession,
      DraftSession,
      DraftSession,
    ];
    const moved = { ...two, start: '11:00', end: '12:00', room: 'Room IV', lockVersion: 1 };
    expect(compareProgrammes([one, two], [moved, three])).toEqual([
      { what: 'changed', before: two, after: moved, parts: ['when', 'room'] },
      { what: 'added', after: three },
      { what: 'removed', before: one },
    ]);
    // Saved without a change: nothing to tell.
    const saved: DraftSession = { ...one, lockVersion: 2 };
    expect(compareProgrammes([one], [saved])).toEqual([]);
    expect(sealProgramme([saved]).sha256).toBe(sealProgramme([one]).sha256);
  });

  it('names the fewest that were moved by their place alone', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => session({ id, start: null, end: null })) as [
      DraftSession,
      DraftSession,
      DraftSession,
    ];
    expect(compareProgrammes([a, b, c], [b, c, a])).toEqual([{ what: 'moved', after: a }]);
    expect(compareProgrammes([a, b, c], [c, a, b])).toEqual([{ what: 'moved', after: c }]);
    expect(compareProgrammes([a, b, c], [a, c])).toEqual([{ what: 'removed', before: b }]);
    // Another time is told as such, whatever it does to the order.
    const later = { ...a, start: '09:00' };
    expect(compareProgrammes([a, b, c], [later, b, c])).toMatchObject([{ what: 'changed', parts: ['when'] }]);
  });

  it('keeps of a person known here nothing but ids', () => {
    const known = { id: 'r', kind: 'CHAIR', personId: 'p', name: 'Amina Diallo', about: { en: 'Minister' } } as const;
    expect(sealProgramme([session({ roles: [known] })]).content).toMatchObject({
      sessions: [{ roles: [{ kind: 'CHAIR', personId: 'p', roleId: 'r' }] }],
    });
    expect(JSON.stringify(sealProgramme([session({ roles: [known] })]).content)).not.toMatch(/Diallo|Minister/);
  });

  it('is told in the order of day, time and place', () => {
    const at = (id: string, day: number | null, start: string | null, position = 1) => ({ id, day, start, position });
    const ordered = [
      at('n', null, null),
      at('a', 1, '08:30', 9),
      at('b', 1, '09:30', 1),
      at('c', 1, '09:30', 2),
      at('d', 1, 'noon', 1),
      at('e', 1, null, 2),
      at('f', 2, '08:00'),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(ordered, { minLength: ordered.length }), (shuffled) => {
        expect(shuffled.toSorted(byPlace)).toEqual(ordered);
      }),
    );
  });
});

describe('two sessions that change places', () => {
  const hours = (text: string) => {
    const [start = '', end = ''] = text.split('–');
    return { start, end: end || null };
  };
  it.each([
    // Each keeps its length, and the pause between them stays a pause.
    ['09:00–10:00', '10:00–10:30', '09:30–10:30', '09:00–09:30'],
    ['09:00–10:00', '10:30–12:00', '11:00–12:00', '09:00–10:30'],
    // Where an end is not told, or they overlap, the starts change places.
    ['09:00', '10:00–11:00', '10:00', '09:00–10:00'],
    ['09:00–10:00', '11:00', '11:00–12:00', '09:00'],
    ['09:00–12:00', '10:00–11:00', '10:00–13:00', '09:00–10:00'],
    // The later one ends after midnight.
    ['22:00–23:00', '23:00–00:30', '23:30–00:30', '22:00–23:30'],
  ])('%s and %s become %s and %s', (first, second, firstAfter, secondAfter) => {
    expect(exchangeHours(hours(first), hours(second))).toEqual({
      first: hours(firstAfter),
      second: hours(secondAfter),
    });
  });

  it.each([
    ['09:00–10:00', '09:00–11:00'],
    ['noon', '13:00'],
    // The first would begin on the next day.
    ['20:00–21:00', '21:00–01:30'],
  ])('%s and %s do not by their hours', (first, second) => {
    expect(exchangeHours(hours(first), hours(second))).toBeNull();
  });

  it('are where they were after changing places twice', () => {
    const minutes = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(
        minutes,
        minutes,
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 0, max: 600 }),
        (a, b, pause, start) => {
          const time = (of: number) =>
            `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
          const first = { start: time(start), end: time(start + a) };
          const second = { start: time(start + a + pause), end: time(start + a + pause + b) };
          const once = exchangeHours(first, second);
          expect(once && exchangeHours(once.second, once.first)).toEqual({ first: second, second: first });
        },
      ),
    );
  });
});

describe('a session moved in the grid by one step', () => {
  const grid = { rooms: ['Room IV', 'Room V', null], days: [1, 2] };
  it.each([
    // where it stands → step → where it comes to stand
    ['1 09:00–10:00 Room IV', { minutes: 15 }, '1 09:15–10:15 Room IV'],
    ['1 09:10–10:00 Room IV', { minutes: 15 }, '1 09:15–10:05 Room IV'],
    ['1 09:10–10:00 Room IV', { minutes: -15 }, '1 09:00–09:50 Room IV'],
    ['1 09:10–10:00 Room IV', { minutes: -5 }, '1 09:05–09:55 Room IV'],
    ['1 23:30–00:30 Room IV', { minutes: 15 }, '1 23:45–00:45 Room IV'],
    ['1 23:45–00:45 Room IV', { minutes: 15 }, null],
    ['1 00:00–01:00 Room IV', { minutes: -15 }, null],
    ['1 09:00– Room IV', { minutes: 15 }, '1 09:15– Room IV'],
    ['1 – Room IV', { minutes: 15 }, '1 09:00– Room IV'],
    ['1 – Room IV', { minutes: -15 }, null],
    ['1 09:00–10:00 Room IV', { rooms: 1 }, '1 09:00–10:00 Room V'],
    ['1 09:00–10:00 Room V', { rooms: 1 }, '1 09:00–10:00 '],
    ['1 09:00–10:00 ', { rooms: 1 }, null],
    ['1 09:00–10:00 Room IV', { rooms: -1 }, null],
    ['1 09:00–10:00 Room IV', { days: 1 }, '2 09:00–10:00 Room IV'],
    ['2 09:00–10:00 Room IV', { days: 1 }, null],
    ['1 09:00–10:00 Room IV', { days: -1 }, null],
    [' 09:00–10:00 Room IV', { days: 1 }, '1 09:00–10:00 Room IV'],
    [' 09:00–10:00 Room IV', { days: -1 }, null],
  ] as const)('%s %o: %s', (from, step, to) => {
    const [, day, start, end, room] = /^(\d?) ([\d:]*)–([\d:]*) (.*)$/.exec(from) ?? [];
    const place = { day: day ? Number(day) : null, start: start || null, end: end || null, room: room || null };
    const moved = stepped(place, step, grid);
    expect(moved && `${moved.day ?? ''} ${moved.start ?? ''}–${moved.end ?? ''} ${moved.room ?? ''}`).toBe(to);
  });
});

describe('placements, the newest first', () => {
  const placed = (sessionId: string, fromVersion: number, version: number) => ({
    ...{ sessionId, fromVersion, version },
    toVersion: fromVersion + 1,
  });
  it.each([
    ['of several sessions: each', [placed('a', 4, 5), placed('b', 0, 1)], ['open', 'open']],
    ['of one session: one after the other', [placed('a', 4, 5), placed('a', 3, 5)], ['open', 'under']],
    ['before another change: none', [placed('a', 4, 6), placed('a', 3, 6)], ['changed', 'changed']],
    ['around another change: what came after it', [placed('a', 4, 5), placed('a', 2, 5)], ['open', 'changed']],
  ] as const)('are taken back %s', (_which, placements, states) => {
    expect(statesOf(placements).map(({ state }) => state)).toEqual(states);
  });
});

describe('what is odd about a session', () => {
  const frame = { ...geneva, endsOn: new Date('2027-03-28T00:00:00Z'), languages: ['en', 'fr'] };
  const chair = (name: string, personId: string | null = null) => ({
    id: 'r',
    kind: 'CHAIR' as const,
    name,
    personId,
    about: {},
  });
  const plain = { kind: 'BREAKOUT' as const, room: null };
  const odd = (...sessions: Partial<DraftSession>[]) =>
    warningsOf(
      sessions.map((data, index) => session({ id: String(index), ...plain, ...data })),
      frame,
    )
      .get('0')
      ?.map(({ level, what }) => `${level} ${what}`);

  it.each([
    [
      'the same room at once',
      [{ room: 'Room IV' }, { room: ' room iv', start: '09:30', end: '09:45' }],
      ['clash room'],
    ],
    ['one after the other', [{ room: 'Room IV' }, { room: 'Room IV', start: '10:00', end: '11:00' }], undefined],
    ['on another day', [{ room: 'Room IV' }, { room: 'Room IV', day: 2 }], undefined],
    ['a person by name', [{ roles: [chair('Amína  DIALLO')] }, { roles: [chair('Amina Diallo')] }], ['clash person']],
    [
      'a person by link',
      [{ roles: [chair('Amina Diallo', 'p')] }, { roles: [chair('Amina Diallo', 'p')] }],
      ['clash person'],
    ],
    ['two people of other names', [{ roles: [chair('Amina Diallo')] }, { roles: [chair('Amina Sow')] }], undefined],
    [
      'over midnight',
      [
        { room: 'A', start: '21:00', end: '01:00' },
        { room: 'A', day: 2, start: '00:30', end: '02:00' },
      ],
      ['clash room', 'remark hours'],
    ],
    [
      'a start inside another without an end',
      [{ room: 'A', end: null, start: '09:30' }, { room: 'A' }],
      ['clash room'],
    ],
    ['a plenary without interpretation', [{ kind: 'PLENARY' }], ['missing interpretation']],
    ['a plenary with it', [{ kind: 'PLENARY', languages: ['fr'] }], undefined],
    ['a breakout without it', [{}], undefined],
    ['no time', [{ start: 'noon', end: null }], ['missing time']],
    ['at dawn', [{ start: '05:00', end: '06:00' }], ['remark hours']],
    ['until late', [{ start: '20:00', end: '22:30' }], ['remark hours']],
    ['after the last day', [{ day: 3 }], ['remark day']],
    [
      'in the hour that is not there',
      [{ day: 2, start: '02:30', end: '04:00' }],
      ['clash no_such_time', 'remark hours'],
    ],
  ] as [string, Partial<DraftSession>[], string[] | undefined][])('%s', (_name, sessions, expected) => {
    expect(odd(...sessions)).toEqual(expected);
  });
});

it('points are typed a line each, and read back as they were', () => {
  const items = itemsFrom({ en: 'One\nTwo\n', fr: 'Un\n\nTrois', es: undefined });
  expect(items).toEqual([
    { number: 'i', title: { en: 'One', fr: 'Un' } },
    { number: 'ii', title: { en: 'Two' } },
    { number: 'iii', title: { fr: 'Trois' } },
  ]);
  expect(itemsFrom(linesOf(items))).toEqual(items);
});
