import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sha256 } from '@/lib/core/canonical';
import { notPrintedIn } from '@/prisma/factories/file-text';
import { everything, unseen } from '@/prisma/factories/hostile-texts';
import { scanBadge } from '@/prisma/factories/scan-badge';
import { arrangeList, type ListedPerson, type ParticipantListContent } from './model/participant-list';
import { likenessAround, mixParties, placesAround } from './model/seating';
import { badgeDocument, renderBadges, type Badge } from './render/badges';
import { renderListDocx } from './render/list-docx';
import { renderListPdf } from './render/list-pdf';
import { wordList } from './render/list-words';
import { renderSeating } from './render/seating';

/** A22: too long, right to left, emoji, source of the typesetter, markup. */
const hostile = [
  'Maximiliana-Wilhelmina '.repeat(6).trim(),
  'A'.repeat(100),
  'محمد بن عبد الله',
  'Zoë 👩🏽‍⚕️🏳️',
  '#panic("no") ] ) } $x$ @ref <a> *b* _c_ `d` \\ // /*',
  "\"; DROP TABLE 'x' & <script>alert(1)</script>",
];

const person = (data: Partial<ListedPerson> = {}): ListedPerson => ({
  registration: crypto.randomUUID(),
  courtesyTitle: 'MS',
  givenName: 'Ada',
  surname: 'Lovelace',
  functionalTitle: 'Director',
  institution: 'Ministry',
  city: 'Geneva',
  country: { en: 'Morocco', fr: 'Maroc', es: 'Marruecos' },
  capacity: 'DELEGATE',
  mode: 'IN_PERSON',
  isPublic: true,
  ...data,
});

const content: ParticipantListContent = {
  format: 1,
  number: 2,
  status: 'PROVISIONAL',
  issuedAt: '2027-04-01T10:00:00.000Z',
  reason: null,
  meeting: {
    code: 'M1',
    title: { en: 'Global meeting #1', fr: 'Réunion mondiale' },
    city: 'Geneva',
    startsOn: '2027-04-13',
    endsOn: '2027-04-14',
    zone: 'Europe/Zurich',
    illustrative: true,
  },
  parties: [
    { code: 'org', section: 'SECRETARIAT', names: { en: 'IOM' }, acronyms: {}, chairs: [], people: [person()] },
    {
      code: 'b',
      section: 'RCP',
      names: { en: 'Beta process', fr: 'Processus alpha' },
      acronyms: { en: 'BP' },
      chairs: [{ en: 'Morocco', fr: 'Maroc' }],
      people: [person({ capacity: 'HEAD', surname: 'Head', mode: 'ONLINE' }), person()],
    },
    {
      code: 'a',
      section: 'RCP',
      names: { en: 'Alpha process', fr: 'Processus étendu' },
      acronyms: {},
      chairs: [],
      people: hostile.map((text) =>
        person({ givenName: text, surname: text, functionalTitle: text, institution: text }),
      ),
    },
    {
      code: 'e',
      section: 'COMMISSION',
      names: { en: 'Secret' },
      acronyms: {},
      chairs: [],
      people: [person({ isPublic: false })],
    },
  ],
};

const keep = (name: string, bytes: Uint8Array) => {
  if (process.env.PARLEY_LOOK) writeFileSync(path.join(process.env.PARLEY_LOOK, name), bytes);
};

afterEach(() => {
  vi.useRealTimers();
});

describe('the list of participants', () => {
  it('has sections in protocol order and parties in the order of the language', () => {
    const codes = (language: string) =>
      arrangeList(content, language).map(({ section, parties }) => [section, parties.map(({ code }) => code).join()]);
    expect(codes('en')).toEqual([
      ['RCP', 'a,b'],
      ['COMMISSION', 'e'],
      ['SECRETARIAT', 'org'],
    ]);
    expect(codes('fr')[0]).toEqual(['RCP', 'b,a']);
  });

  it('shows the country of a mechanism’s head, and nobody who may not be shown', () => {
    const [rcp] = arrangeList(content, 'fr', ({ isPublic }) => isPublic);
    expect(rcp?.parties[0]?.people.map(({ country }) => country)).toEqual(['Maroc', null]);
    expect(JSON.stringify(arrangeList(content, 'en', ({ isPublic }) => isPublic))).not.toContain('Secret');
  });

  it('prints to the letter what others would run, in both files', async () => {
    const people = everything.map((text) =>
      person({ surname: 'A', givenName: text, functionalTitle: text, institution: text }),
    );
    const parties = everything.map((text, index) => ({
      code: `p${index}`,
      section: 'OTHER' as const,
      names: { en: text },
      acronyms: {},
      chairs: [{ en: text }],
      people: [person({ capacity: 'HEAD', country: { en: text } })],
    }));
    for (const put of [
      { parties: content.parties.map((party) => ({ ...party, people })) },
      { parties },
      { meeting: { ...content.meeting, title: { en: everything.join(' ') }, city: everything.join(' ') } },
    ]) {
      const list = wordList({ ...content, ...put }, 'a'.repeat(64), 'en', { version: 'full', isShown: () => true });
      expect(notPrintedIn(await renderListPdf(list), everything)).toEqual([]);
      expect(notPrintedIn(await renderListDocx(list), everything)).toEqual([]);
    }
  }, 20_000);

  it('is the same bytes whenever it is made, in both files', async () => {
    const list = wordList(content, 'a'.repeat(64), 'es', { version: 'full', isShown: () => true });
    const made = [];
    vi.useFakeTimers({ toFake: ['Date'] });
    for (const moment of ['2026-11-29T23:14:15Z', '2027-03-30T01:02:03Z']) {
      vi.setSystemTime(new Date(moment));
      made.push([await renderListPdf(list), await renderListDocx(list)].map((file) => sha256(file)));
    }
    expect(made[1]).toEqual(made[0]);
  });

  it('opens whatever signs it holds', async () => {
    const people = unseen.map((text) => person({ givenName: text, functionalTitle: `${text} at the end` }));
    const parties = content.parties.map((party) => ({ ...party, people }));
    const list = wordList({ ...content, parties }, 'a'.repeat(64), 'en', { version: 'full', isShown: () => true });
    for (const file of [await renderListPdf(list), await renderListDocx(list)])
      expect(notPrintedIn(file, ['at the end', 'LOVELACE'])).toEqual([]);
  });

  it('is a PDF and a DOCX in each language whatever a name holds, and the same PDF each time', async () => {
    for (const language of ['en', 'fr', 'es'] as const) {
      const list = wordList(content, 'a'.repeat(64), language, { version: 'full', isShown: () => true });
      const [pdf, docx] = await Promise.all([renderListPdf(list), renderListDocx(list)]);
      keep(`hostile-${language}.pdf`, pdf);
      keep(`hostile-${language}.docx`, docx);
      const text = Buffer.from(pdf).toString('latin1');
      expect(text).toContain('pdfuaid');
      expect(Buffer.from(docx.slice(0, 2)).toString()).toBe('PK');
      if (language === 'fr') expect(Buffer.compare(Buffer.from(await renderListPdf(list)), Buffer.from(pdf))).toBe(0);
    }
  }, 30_000);
});

describe('a delegation in the DOCX', () => {
  it('is not torn apart: each of its paragraphs stays with the next; of a long one at least two names stand together', async () => {
    const of = (code: string, count: number) => ({
      code,
      section: 'RCP' as const,
      names: { en: `Process ${code}` },
      acronyms: {},
      chairs: [{ en: 'Morocco' }],
      people: Array.from({ length: count }, (_, rank) => person({ surname: `${code}${rank}` })),
    });
    const list = { ...content, parties: [of('A', 3), of('B', 12)] };
    const docx = await renderListDocx(wordList(list, 'a'.repeat(64), 'en', { version: 'full', isShown: () => true }));
    const paragraphs = documentOf(docx).match(/<w:p>.*?<\/w:p>/gs) ?? [];
    const stays = paragraphs.filter((xml) => xml.includes('<w:keepNext/>')).map((xml) => /[AB]\d+(?=<)/.exec(xml)?.[0]);
    expect(stays.filter(Boolean)).toEqual(['A0', 'A1', 'B0', 'B10']);
    // The lines that say who presides stay with whom they are about.
    expect(stays).toHaveLength(6);
  });
});

/** The text of a DOCX as it lies in the archive. */
function documentOf(docx: Uint8Array): string {
  const archive = Buffer.from(docx);
  const name = archive.indexOf('word/document.xml');
  const header = name - 30;
  const start = name + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  return inflateRawSync(archive.subarray(start, start + archive.readUInt32LE(header + 18))).toString();
}

const badge = (data: Partial<Badge> = {}): Badge => ({
  badgeCode: 'ABCDEFGHJKMNPQRS',
  courtesyTitle: 'MS',
  givenName: 'Ada',
  surname: 'Lovelace',
  functionalTitle: 'Director of Migration',
  capacity: 'HEAD',
  category: 'MECHANISM',
  party: { names: { en: 'Migration Dialogue for Southern Africa' }, acronyms: { en: 'MIDSA' } },
  groups: [{ code: 'AFR', names: { en: 'Africa' } }],
  photo: null,
  ...data,
});
const frame = {
  language: 'en',
  meeting: 'Tenth Global Meeting',
  place: 'Geneva, 1–2 May',
  illustrative: true,
} as const;

describe('a badge', () => {
  it('says the code in signs as well, and every capacity but the plain one', async () => {
    const given = [badge(), badge({ capacity: 'ALTERNATE' }), badge({ capacity: 'DELEGATE' })];
    const { data } = await badgeDocument(given, { ...frame, size: 'a6' });
    expect(data.badges.map(({ capacity }) => capacity)).toEqual(['Head of delegation', expect.any(String), null]);
    const [signs] = data.badges.map(({ code }) => code);
    expect(signs?.split('\u00a0')).toEqual(['ABCD', 'EFGH', 'JKMN', 'PQRS']);
  });

  it('prints to the letter what others would run', async () => {
    const badges = everything.map((text) =>
      badge({ givenName: text, functionalTitle: text, party: { names: { en: text }, acronyms: {} } }),
    );
    const pdf = await renderBadges(badges, { ...frame, size: 'a6' });
    expect(notPrintedIn(pdf, everything)).toEqual([]);
    const [given] = badges;
    const framed = await renderBadges(given ? [given] : [], {
      ...frame,
      size: 'a6',
      meeting: '#panic("no")',
      place: '$x$ @y',
    });
    expect(notPrintedIn(framed, ['#panic("no")', '$x$ @y'])).toEqual([]);
  }, 20_000);

  it.each(['a6', 'card'] as const)(
    'of size %s carries a code that a reader reads back from its picture',
    async (size) => {
      const photo = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#888' } })
        .jpeg()
        .toBuffer();
      const categories = ['PARTNER', 'OBSERVER', 'SECRETARIAT', 'MECHANISM'] as const;
      const badges = [
        badge(),
        badge({ badgeCode: 'ZYXWVTSRQPNMKJHG', photo }),
        ...hostile.map((text, index) =>
          badge({
            badgeCode: `HSTQ${String(index).repeat(12)}`,
            category: categories[index % 4] ?? 'OBSERVER',
            givenName: text,
            surname: text,
            functionalTitle: text.repeat(2),
            photo: index % 2 ? photo : null,
            groups: [
              { code: 'AFR', names: {} },
              { code: 'EUR', names: {} },
            ],
          }),
        ),
      ];
      const pdf = await renderBadges(badges, { ...frame, size });
      keep(`badges-${size}.pdf`, pdf);
      expect(Buffer.from(pdf).toString('latin1')).toContain('pdfuaid');
      const read = [];
      for (const one of badges) read.push(await scanBadge(one, { ...frame, size }));
      expect(read).toEqual(badges.map(({ badgeCode }) => badgeCode));
    },
    60_000,
  );
});

describe('a seating plan', () => {
  const party = fc.record({
    code: fc.uuid(),
    section: fc.constantFrom('RCP', 'IRF', 'OTHER'),
    regions: fc.uniqueArray(fc.constantFrom('africa', 'asia', 'europe'), { maxLength: 2 }),
  });

  it('mixed: seats everybody once, the same for the same draw however they come, never worse than protocol', () => {
    fc.assert(
      fc.property(fc.array(party, { maxLength: 30 }), fc.nat(999), (parties, seed) => {
        const mixed = mixParties(parties, seed);
        expect(mixed.map(({ code }) => code).sort()).toEqual(parties.map(({ code }) => code).sort());
        expect(mixParties([...parties].reverse(), seed)).toEqual(mixed);
        expect(placesAround(parties.length)).toHaveLength(parties.length);
      }),
      { numRuns: 60 },
    );
    const alike = Array.from({ length: 24 }, (_, index) => ({
      code: String(index).padStart(2, '0'),
      section: index < 12 ? 'RCP' : 'IRF',
      regions: [['africa', 'asia', 'europe'][Math.floor(index / 8)] ?? ''],
    }));
    expect(likenessAround(alike)).toBeGreaterThan(40);
    expect(likenessAround(mixParties(alike, 7))).toBeLessThan(8);
    expect(mixParties(alike, 7)).not.toEqual(mixParties(alike, 8));
  });

  it('is a PDF in either order', async () => {
    const parties = content.parties.map(({ people, ...rest }) => ({ ...rest, people: people.length, regions: [] }));
    for (const order of ['protocol', 'mixed'] as const) {
      const pdf = await renderSeating(parties, { ...frame, order, seed: 3 });
      keep(`seating-${order}.pdf`, pdf);
      expect(Buffer.from(pdf).toString('latin1')).toContain('pdfuaid');
    }
  });

  it('prints to the letter what others would run', async () => {
    const parties = everything.map((text, index) => ({
      code: `p${index}`,
      section: 'OTHER' as const,
      names: { en: text },
      acronyms: {},
      people: 1,
      regions: [],
    }));
    const pdf = await renderSeating(parties, { ...frame, order: 'protocol', seed: 3, place: everything.join(' ') });
    expect(notPrintedIn(pdf, everything)).toEqual([]);
  });
});
