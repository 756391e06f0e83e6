import { describe, expect, it } from 'vitest';
import { locales } from '@/lib/i18n/routing';
import { notPrintedIn } from '@/prisma/factories/file-text';
import { everything } from '@/prisma/factories/hostile-texts';
import type { Briefing } from './queries/briefing';
import { renderBriefing, wordBriefing, type BriefingFrame } from './render/briefing';

const figure = {
  snapshot: 3,
  question: 'priorities',
  column: 'africa',
  choice: 'labour-migration',
  topCount: 7,
  answered: 9,
  invited: 10,
  rank: 1,
  takenAt: new Date('2027-01-10T08:00:00Z'),
  changedOn: null,
};
const issue = { position: 1, shared: true, figure, minutes: 20 };
const member = {
  registration: 'r',
  courtesyTitle: 'MS' as const,
  givenName: 'Ada',
  surname: 'Lovelace',
  functionalTitle: 'Director',
  capacity: 'HEAD' as const,
};
const briefing: Briefing = {
  code: 'AFR',
  names: { en: 'Africa', fr: 'Afrique', es: 'África' },
  room: 'XIX',
  startsAt: new Date('2027-01-28T08:30:00Z'),
  endsAt: new Date('2027-01-28T10:00:00Z'),
  language: 'fr',
  roles: [{ kind: 'FACILITATOR', name: 'Farai FACILIMBA' }],
  issues: [
    { ...issue, title: { en: 'Labour migration' } },
    { ...issue, position: 2, title: { en: 'Data' }, figure: { ...figure, rank: null, changedOn: '2027-01-20' } },
    { ...issue, position: 3, title: { en: 'From the room' }, figure: null, shared: false },
  ],
  delegations: [
    { code: 'midsa', names: { en: 'Process of the South' }, acronyms: { en: 'PS' }, people: [member] },
    { code: 'other', names: { en: 'Other process' }, acronyms: {}, people: [] },
  ],
};
const frameIn = (language: (typeof locales)[number]): BriefingFrame => ({
  language,
  meeting: { slug: 'sample', title: { en: 'The meeting' }, zone: 'Europe/Zurich', illustrative: true },
  baseUrl: 'https://parley.example.org',
  madeAt: new Date('2027-01-27T10:00:00Z'),
});

describe('the briefing sheet of a group', () => {
  it.each(locales)('in %s says where, when, who, what and where each figure stands in the survey', async (language) => {
    const said = wordBriefing(briefing, frameIn(language));
    const way = `https://parley.example.org/${language}/meetings/sample/results?snapshot=3#`;
    expect(said.issues.map((each) => each.way?.startsWith(way) ?? null)).toEqual([true, true, null]);
    expect(said.issues.map(({ shared, changed }) => [shared !== null, changed !== null])).toEqual([
      [true, false],
      [true, true],
      [false, false],
    ]);
    const pdf = await renderBriefing(briefing, frameIn(language));
    expect(Buffer.from(pdf).toString('latin1')).toContain('pdfuaid');
    const printed = [
      ...said.facts.flatMap(({ label, value }) => [label, value]),
      ...said.issues.flatMap(({ title, figure: count, way: to }) => [title, count, to ?? '']),
      ...said.delegations.map(({ name }) => name),
      said.nobody,
      'XIX',
      'Farai FACILIMBA',
      'Ada LOVELACE',
    ];
    expect(notPrintedIn(pdf, printed)).toEqual([]);
  });

  it('counts, and says what is not known yet', () => {
    const said = wordBriefing(
      { ...briefing, room: null, startsAt: null, endsAt: null, language: null, roles: [] },
      frameIn('en'),
    );
    expect(said.facts.map(({ value }) => value)).toEqual(['Not set yet', 'Not set yet', 'Nobody yet', 'Nobody yet']);
    expect(said.count).toBe('2 organisations, 1 person');
    expect(said.issues[0]?.figure).toBe('7 of 9, rank 1. Snapshot no.\u00a03 of 10 January 2027.');
  });

  it('prints to the letter what others would run', async () => {
    const text = everything.join(' ');
    const put: Briefing = {
      ...briefing,
      names: { en: text },
      room: text,
      roles: [{ kind: 'FACILITATOR', name: text }],
      issues: [{ ...issue, title: { en: text } }],
      delegations: [
        {
          code: 'x',
          names: { en: text },
          acronyms: {},
          people: [{ ...member, givenName: text, functionalTitle: text }],
        },
      ],
    };
    expect(notPrintedIn(await renderBriefing(put, frameIn('en')), everything)).toEqual([]);
  });
});
