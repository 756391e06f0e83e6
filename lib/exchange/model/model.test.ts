import { describe, expect, it } from 'vitest';
import { foldName, nameParts } from '@/lib/core/fold';
import { sheetLimits } from '@/lib/core/sheet/limits.mjs';
import { translator } from '@/lib/i18n/translator';
import { longCells } from '@/prisma/factories/hostile-texts';
import { errorSheet } from '../exchange';
import type { Entry, Mapping } from '../schema';
import { assignSeats } from './assign-seats';
import { guessMapping, hashHeadings } from './headings';
import { judgeRows, type KnownPerson, type Places, type ReadRow } from './judge-rows';
import { indexParties } from './parties';
import { readEntry, type Meeting } from './read-entry';
import { columnLetter, sayErrors } from './say-errors';
import { readCapacity, readCourtesyTitle, readLanguages, readMode, readYesNo } from './values';

describe('headings', () => {
  it.each([
    [
      'en',
      [
        'Delegation',
        'Title',
        'First name',
        'Family name',
        'E-mail address',
        'Mobile',
        'Position',
        'Head of delegation',
      ],
    ],
    ['fr', ['Délégation', 'Civilité', 'Prénom(s)', 'NOM', 'Courriel', 'Téléphone', 'Fonction', 'Chef de délégation']],
    [
      'es',
      [
        'Mecanismo',
        'Tratamiento',
        'Nombre',
        'Apellidos',
        'Correo electrónico',
        'Teléfono',
        'Cargo',
        'Jefe de delegación',
      ],
    ],
  ])('are understood in %s', (_language, row) => {
    expect(guessMapping(row)).toEqual({
      0: 'party',
      1: 'courtesyTitle',
      2: 'givenName',
      3: 'surname',
      4: 'email',
      5: 'phone',
      6: 'functionalTitle',
      7: 'head',
    });
  });

  it('give each field one column, and leave out what they do not know', () => {
    expect(guessMapping(['E-mail', 'Mail', 'Shoe size'])).toEqual({ 0: 'email' });
    // "Name" alone is the family name only beside a given name.
    expect(guessMapping(['Name', 'Given name'])).toEqual({ 0: 'surname', 1: 'givenName' });
    expect(guessMapping(['Name'])).toEqual({});
    expect(guessMapping(['constructor', '__proto__'])).toEqual({});
  });

  it('are known again whatever their case and accents', () => {
    expect(hashHeadings(['Prénom', 'E-mail'])).toBe(hashHeadings(['PRENOM', 'e mail']));
    expect(hashHeadings(['Prénom', 'E-mail'])).not.toBe(hashHeadings(['E-mail', 'Prénom']));
  });
});

describe('values', () => {
  it('are read in three languages, and back from what the house writes itself', () => {
    expect(['Ms.', 'M.', 'S.E.', 'Dra.', 'Prof.', 'HE'].map(readCourtesyTitle)).toEqual([
      'MS',
      'MR',
      'HE',
      'DR',
      'PROF',
      'HE',
    ]);
    expect(['Chef de délégation', 'suplente', 'Delegate', 'Conseillère'].map(readCapacity)).toEqual([
      'HEAD',
      'ALTERNATE',
      'DELEGATE',
      'ADVISER',
    ]);
    expect(['En ligne', 'Presencial', 'IN_PERSON'].map(readMode)).toEqual(['ONLINE', 'IN_PERSON', 'IN_PERSON']);
    expect(['Oui', 'x', 'SÍ', 'No', '✓', 'TRUE', 'perhaps'].map(readYesNo)).toEqual([
      true,
      true,
      true,
      false,
      true,
      true,
      undefined,
    ]);
    expect(['Anglais, français', 'EN/ES', 'inglés y francés', 'Klingon'].map(readLanguages)).toEqual([
      ['en', 'fr'],
      ['en', 'es'],
      ['en', 'fr'],
      undefined,
    ]);
  });
});

const party = (
  code: string,
  names: Record<string, string>,
  acronyms: Record<string, string> = {},
  formerNames: string[] = [],
) => ({
  id: code,
  code,
  names,
  acronyms,
  formerNames,
});
const parties = indexParties([
  party(
    'midsa',
    { en: 'Migration Dialogue for Southern Africa', fr: 'Dialogue sur la migration pour l’Afrique australe' },
    { en: 'MIDSA' },
  ),
  party('rcm', { en: 'Regional Conference on Migration' }, { en: 'RCM', es: 'CRM' }, ['Puebla Process']),
  party('twin-a', { en: 'Forum' }),
  party('twin-b', { en: 'Forum' }),
  party('away', { en: 'Away' }),
  party('silent', { en: 'Silent' }),
]);

describe('parties', () => {
  it.each([
    ['MIDSA', ['midsa']],
    ['dialogue sur la migration pour l’afrique AUSTRALE', ['midsa']],
    ['Migration Dialogue for Southern Africa (MIDSA)', ['midsa']],
    ['crm', ['rcm']],
    ['Puebla process', ['rcm']],
    ['Forum', ['twin-a', 'twin-b']],
    ['Nobody', []],
    ['', []],
    ['Unknown  ( midsa ) ', ['midsa']],
    ['(MIDSA)', ['midsa']],
    ['Unknown (MIDSA) (other)', []],
    ['Unknown (MIDSA', []],
  ])('are found by %j', (text, codes) => {
    expect(parties(text).map(({ code }) => code)).toEqual(codes);
  });

  it('are looked for in long cells as fast as in others', () => {
    const cells = longCells(sheetLimits.cell);
    const started = performance.now();
    for (let row = 0; row < 50; row += 1) for (const cell of cells) parties(cell);
    // A pattern that tries every blank as the end of the name took three to six seconds.
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});

const delegation = (id: string, isAccepted = true) =>
  [id, { id: crypto.randomUUID(), partyId: id, isAccepted, locale: 'fr' }] as const;
const meeting: Meeting = {
  languages: ['en', 'fr', 'es'],
  parties,
  delegations: new Map([
    delegation('midsa'),
    delegation('rcm'),
    delegation('silent', false),
    delegation('twin-a'),
    delegation('twin-b'),
  ]),
};
const mapping: Mapping = {
  0: 'party',
  1: 'givenName',
  2: 'surname',
  3: 'email',
  4: 'phone',
  5: 'head',
  6: 'languages',
  7: 'rank',
};
const read = (cells: string[], wrong: { column: number; code: string }[] = []) =>
  readEntry({ cells, wrong }, mapping, meeting);
const good = ['MIDSA', 'Aïcha', 'Bâ', 'Aicha.Ba@Example.org'];

describe('a row', () => {
  it('is read with the party’s language where none is said, and the telephone as typed', () => {
    expect(read([...good, '+41 22 717 91 11', 'oui', 'anglais, français', '2'])).toEqual({
      ok: true,
      entry: {
        delegationId: meeting.delegations.get('midsa')?.id,
        givenName: 'Aïcha',
        surname: 'Bâ',
        email: 'aicha.ba@example.org',
        phone: '+41 22 717 91 11',
        languages: ['en', 'fr'],
        locale: 'en',
        capacity: 'HEAD',
        rank: 2,
      },
    });
    expect(read([...good, '0041 22 717 91 11'])).toMatchObject({
      entry: { phone: '+41 22 717 91 11', locale: 'fr', capacity: 'DELEGATE' },
    });
  });

  it('says everything that is wrong with it, with column and code', () => {
    const codes = (cells: string[], wrong?: { column: number; code: string }[]) => {
      const result = read(cells, wrong);
      return result.ok ? [] : result.errors.map(({ column, field, code }) => `${column} ${field} ${code}`);
    };
    expect(codes(['Nobody', '', 'Bâ', 'no address', '022 717', 'perhaps', 'Klingon', 'x'])).toEqual([
      '0 party unknown_party',
      '6 languages unknown_language',
      '4 phone invalid_phone',
      '7 rank invalid_rank',
      '5 head not_yes_or_no',
      '1 givenName required',
      '3 email invalid_email',
    ]);
    expect(codes(['Away', ...good.slice(1)])).toEqual(['0 party no_delegation']);
    expect(codes(['Silent', ...good.slice(1)])).toEqual(['0 party not_accepted']);
    expect(codes(['Forum', ...good.slice(1)])).toEqual(['0 party several_parties']);
    expect(codes([...good, '', '', 'russe'])).toEqual(['6 languages not_interpreted']);
    expect(codes(good.with(2, 'B\u202eâ'))).toEqual(['2 surname invalid_text']);
    // A formula without a value counts where its column is taken in.
    expect(
      codes(good.with(3, ''), [
        { column: 3, code: 'formula_without_value' },
        { column: 12, code: 'cell_error' },
      ]),
    ).toEqual(['3 email formula_without_value']);
  });
});

const entry = (about: Partial<Entry> = {}): Entry => ({
  delegationId: 'one',
  givenName: 'Aïcha',
  surname: 'Bâ',
  email: 'ba@example.org',
  capacity: 'DELEGATE',
  locale: 'fr',
  ...about,
});
const rows = (...entries: Partial<Entry>[]): ReadRow[] =>
  entries.map((about, index) => ({ number: index + 2, ok: true, entry: entry(about) }));
const places = (free: number, hasHead = false): Map<string, Places> => {
  const seats = new Map([1, 2, 3].map((rank) => [rank, { isFree: rank <= 2 }]));
  return new Map(['one', 'two'].map((id) => [id, { free, hasHead, seats }]));
};
const known = (about: Partial<KnownPerson> = {}): KnownPerson => ({
  registrationId: 'known',
  delegationId: 'one',
  emails: ['ba@example.org'],
  names: [nameParts(foldName('Aïcha', 'Bâ'))],
  ...about,
});
const kinds = (judged: { kind: string }[]) => judged.map(({ kind }) => kind);

describe('the judgement of rows', () => {
  it('tells new from repeated, whatever case, accents and order', () => {
    const judged = judgeRows(rows({}, { givenName: 'BA', surname: 'Aicha' }, { delegationId: 'two' }), [], places(9));
    expect(kinds(judged)).toEqual(['NEW', 'REPEATED', 'NEW']);
    expect(judged[1]?.likeRow).toBe(2);
  });

  it('ties a row to the registration of the same person in the same delegation', () => {
    expect(judgeRows(rows({}, { delegationId: 'two' }), [known()], places(9))).toMatchObject([
      { kind: 'LINKED', registrationId: 'known' },
      // The same person for another party is one person with two functions.
      { kind: 'NEW', registrationId: null },
    ]);
  });

  it('suspects the same name at another address, and an alike name at the same address', () => {
    const judged = judgeRows(
      rows({ email: 'other@example.org' }, { givenName: 'Aïcha Marie' }, { givenName: 'Moussa', surname: 'Sow' }),
      [known()],
      places(9),
    );
    expect(kinds(judged)).toEqual(['SUSPECT', 'SUSPECT', 'NEW']);
    expect(judgeRows(rows({}, { email: 'other@example.org' }), [], places(9))).toMatchObject([
      { kind: 'NEW' },
      { kind: 'SUSPECT', likeRow: 2 },
    ]);
  });

  it('gives the places to those who are new first, and says who is beyond the quota', () => {
    const list = rows(
      {},
      { email: 'other@example.org' },
      { surname: 'Sow', email: 'sow@example.org' },
      { surname: 'Ly', email: 'ly@example.org' },
    );
    expect(kinds(judgeRows(list, [], places(2)))).toEqual(['NEW', 'OVER_QUOTA', 'NEW', 'OVER_QUOTA']);
    expect(kinds(judgeRows(list, [], places(4)))).toEqual(['NEW', 'SUSPECT', 'NEW', 'NEW']);
  });

  it('refuses a second head, a rank that is taken and one that is not there', () => {
    const code = (list: ReadRow[], hasHead = false) =>
      judgeRows(list, [], places(9, hasHead)).map(({ errors }) => errors.map((error) => error.code).join());
    const sow = { surname: 'Sow', email: 'sow@example.org' };
    expect(code(rows({ capacity: 'HEAD' }, { ...sow, capacity: 'HEAD' }))).toEqual(['', 'head_taken']);
    expect(code(rows({ capacity: 'HEAD' }), true)).toEqual(['head_taken']);
    expect(code(rows({ rank: 2 }, { ...sow, rank: 2 }))).toEqual(['', 'rank_taken']);
    expect(code(rows({ rank: 3 }, { ...sow, rank: 4 }))).toEqual(['rank_taken', 'no_such_rank']);
  });
});

describe('seats', () => {
  it('go first to those who name their rank, then to heads, then in the order of the sheet', () => {
    const free = [1, 2, 3, 4].map((rank) => ({ id: `seat ${rank}`, delegationId: 'one', rank }));
    const asking = rows({}, { rank: 2 }, { capacity: 'HEAD' }, {}, {}).flatMap((row) => (row.ok ? [row] : []));
    expect([...assignSeats(asking, free)].map(([number, { rank }]) => [number, rank])).toEqual([
      [3, 2],
      [4, 1],
      [2, 3],
      [5, 4],
    ]);
  });
});

describe('errors in words', () => {
  it('say row, column and how to mend it, in each language', () => {
    expect([0, 25, 26, 99].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'CV']);
    const errors = [
      { column: 3, field: 'email' as const, code: 'invalid_email' },
      { column: null, field: 'capacity' as const, code: 'head_taken' },
      { column: null, field: null, code: 'full' },
      { column: 9, field: null, code: 'cell_error' },
    ];
    const headings = ['', '', '', 'Courriel'];
    expect(sayErrors(translator('fr', 'exchange'), errors, headings)).toEqual([
      'Colonne D (Courriel)\u00a0: complétez l’adresse, par exemple nom@organisation.int.',
      'Rôle dans la délégation\u00a0: la délégation a déjà un chef.',
      'Il ne restait plus de place dans cette délégation.',
    ]);
    for (const locale of ['en', 'es'])
      expect(sayErrors(translator(locale, 'exchange'), errors, headings)).toHaveLength(3);
  });

  it('stand in a sheet in front of the row as it was', () => {
    const wrong = {
      number: 7,
      cells: ['=cmd()', '+41 22'],
      errors: [{ column: 0, field: 'surname' as const, code: 'required' }],
      kind: 'WRONG',
    };
    expect(
      errorSheet(['Name', 'Phone'], [wrong, { number: 8, cells: [], errors: [], kind: 'OVER_QUOTA' }], 'en'),
    ).toEqual([
      ['Row', 'Reason', 'Name', 'Phone'],
      [7, 'Column A (Name): this is missing.', '=cmd()', '+41 22'],
      [8, 'No place left in this delegation.', '', ''],
    ]);
  });
});
