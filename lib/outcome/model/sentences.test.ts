import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textHash } from '@/lib/recommendations/model/recommendation';
import { alignSentences, isOutOfOrder, type TranslationRow } from './alignment';
import { gapsOf } from './gaps';
import { plainContent } from './marks';
import {
  alignTranslation,
  carryIds,
  hasOtherItems,
  joinSentences,
  sourceRows,
  splitSentences,
  textOfRows,
  translationRows,
  type Kind,
} from './sentences';

const split = (text: string, kind: Kind = 'PARAGRAPH', language = 'en') =>
  splitSentences(text, kind, language).map((segment) => segment.text);
const counter = (prefix = 'n') => {
  let next = 0;
  return () => `${prefix}${(next += 1)}`;
};
const aligned = (source: string, translation: string) =>
  alignTranslation(
    split(source).map((text, index) => ({ uid: String(index + 1), text })),
    splitSentences(translation, 'PARAGRAPH', 'fr'),
    [],
    'fr',
  ).map(({ uid, text }) => [uid, text]);

describe('sentences', () => {
  it('end by the rules of the language, never within a mark or behind an abbreviation', () => {
    expect(split('They met. They agreed!')).toEqual(['They met.', 'They agreed!']);
    expect(split('See para. 4 and Mr. Smith. Then Art. Five.')).toEqual([
      'See para. 4 and Mr. Smith.',
      'Then Art. Five.',
    ]);
    expect(split('The answer was no. They left. See No. 4.')).toEqual([
      'The answer was no.',
      'They left.',
      'See No. 4.',
    ]);
    expect(split('They met.[^See C/1. And C/2.] They left.')).toEqual(['They met.[^See C/1. And C/2.]', 'They left.']);
    expect(split('*They met. They agreed.* Then left.')).toEqual(['*They met. They agreed.* Then left.']);
    expect(split('1. They met. 2. They left.')).toEqual(['1. They met.', '2. They left.']);
    expect(split('Ils se sont réunis. Est-ce tout ? Oui !', 'PARAGRAPH', 'fr')).toEqual([
      'Ils se sont réunis.',
      'Est-ce tout ?',
      'Oui !',
    ]);
    expect(split('اجتمعوا. ثم اتفقوا؟ نعم.', 'PARAGRAPH', 'ar')).toEqual(['اجتمعوا.', 'ثم اتفقوا؟', 'نعم.']);
  });

  it('never go over a line; a row of a table and a heading are one', () => {
    expect(split('One. Two.\nThree', 'LIST')).toEqual(['One.', 'Two.', 'Three']);
    expect(split('A. B | n\nC | 1', 'TABLE')).toEqual(['A. B | n', 'C | 1']);
    expect(split('Part one. The rest', 'HEADING')).toEqual(['Part one. The rest']);
  });

  it('are the text again when joined, but for spaces, whatever was typed', () => {
    const typed = fc.stringMatching(/^[A-Za-zé .!?|*[\]^()\\\n0-9]{0,80}$/);
    fc.assert(
      fc.property(typed, fc.constantFrom<Kind>('HEADING', 'PARAGRAPH', 'LIST', 'TABLE'), (text, kind) => {
        const segments = splitSentences(text, kind, 'en');
        const plain = (one: string) => one.replace(/\s+/g, '');
        expect(plain(joinSentences(segments))).toBe(plain(text));
        if (kind !== 'HEADING')
          expect(joinSentences(segments).split('\n').map(plain)).toEqual(
            text.trim() === ''
              ? ['']
              : text
                  .split('\n')
                  .map(plain)
                  .filter((line) => line !== ''),
          );
      }),
    );
  });
});

describe('lines', () => {
  const rows = (...texts: string[]) => texts.map((text, index) => ({ uid: String(index + 1), text }));
  const typed = (text: string, kind: Kind, language: string, of: { uid: string; text: string }[]) => ({
    text,
    kind,
    language,
    rows: of,
  });

  it('end also where the sentence that ended them is not said', () => {
    expect(
      joinSentences([
        { text: 'Un.', after: ' ' },
        { text: '', after: '\n' },
        { text: 'Trois', after: '' },
      ]),
    ).toBe('Un.\nTrois');
    const source = typed('A | 1\nB | 2\nC | 3', 'TABLE', 'en', rows('A | 1', 'B | 2', 'C | 3'));
    expect(
      textOfRows(
        source,
        [
          { uid: '1', text: 'X | 1' },
          { uid: '3', text: 'Z | 3' },
        ],
        undefined,
      ),
    ).toBe('X | 1\nZ | 3');
  });

  it('stay as the translator has parted them in a paragraph, and are those of the source in a list', () => {
    const text = 'One. Two. Three.';
    const before = rows('Un.', 'Deux.', 'Trois.');
    const next = rows('Un.', 'Bis.', 'Trois.');
    const saved = (kind: Kind) =>
      textOfRows(
        typed(text, kind, 'en', rows('One.', 'Two.', 'Three.')),
        next,
        typed('Un.\nDeux. Trois.', kind, 'fr', before),
      );
    expect(saved('PARAGRAPH')).toBe('Un.\nBis. Trois.');
    expect(saved('LIST')).toBe('Un. Bis. Trois.');
  });

  it('of a list that part its sentences elsewhere than the source make it another list', () => {
    const isOther = (of: string, as: string, kind: Kind = 'LIST') =>
      hasOtherItems(
        typed(of, kind, 'en', rows('One.', 'Two.', 'Three.')),
        typed(as, kind, 'fr', rows('Un.', 'Deux.', 'Trois.')),
      );
    expect(isOther('One. Two.\nThree.', 'Un. Deux.\nTrois.')).toBe(false);
    expect(isOther('One.\nTwo.\nThree.', 'Un. Deux.\nTrois.')).toBe(true);
    expect(isOther('One. Two.\nThree.', 'Un.\nDeux. Trois.', 'NUMBERED_LIST')).toBe(true);
    expect(isOther('One.\nTwo.\nThree.', 'Un. Deux.\nTrois.', 'PARAGRAPH')).toBe(false);
  });
});

describe('ids', () => {
  const before = [
    { uid: 'a', text: 'The mechanisms met in spring.' },
    { uid: 'b', text: 'They agreed on a plan.' },
    { uid: 'c', text: 'Thanks are due.' },
  ];
  const carried = (texts: string[]) => carryIds(before, texts, 'en', counter()).map(({ uid }) => uid);

  it('go over with a sentence that is the same or nearly so, wherever it stands', () => {
    expect(carried(['Thanks are due.', 'The mechanisms met in May.', 'They agreed on a plan.'])).toEqual([
      'c',
      'a',
      'b',
    ]);
  });

  it('are new for what is new, and gone with what is gone', () => {
    const other = 'Nothing of it was ever said before.';
    expect(carried([before[0]?.text ?? '', other, 'They agreed on a plan.', 'Thanks are due.'])).toEqual([
      'a',
      'n1',
      'b',
      'c',
    ]);
    expect(carried(['They agreed on a plan.', 'Thanks are due.', other])).toEqual(['b', 'c', 'n1']);
  });

  it('are those of what they take the place of', () => {
    const other = 'Nothing of it was ever said before.';
    expect(carried([other, 'They agreed on a plan.', 'Thanks are due.'])).toEqual(['a', 'b', 'c']);
    expect(carryIds([{ uid: 'a', text: 'Opening' }], ['Introduction'], 'en', counter())).toEqual([
      { uid: 'a', text: 'Introduction' },
    ]);
  });

  it('are never given twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('One two.', 'One three.', 'Two.', 'Four.'), { maxLength: 8 }), (texts) => {
        const uids = carryIds(before.concat({ uid: 'd', text: 'One two.' }), texts, 'en', counter()).map(
          (one) => one.uid,
        );
        expect(new Set(uids).size).toBe(texts.length);
      }),
    );
  });
});

describe('a translation', () => {
  it('stands one to one where there are as many sentences', () => {
    expect(aligned('They met. They agreed.', 'Réunis. Ils ont adopté un plan.')).toEqual([
      ['1', 'Réunis.'],
      ['2', 'Ils ont adopté un plan.'],
    ]);
  });

  it('is aligned by length where one says two sentences in one, or one in two', () => {
    const [one, two, three] = [
      'It met in Geneva in spring.',
      'It agreed on its rules of work.',
      'It thanked the host of the meeting.',
    ];
    expect(
      aligned(
        `${one} ${two} ${three}`,
        'Il s’est réuni à Genève au printemps et a convenu de ses règles de travail. Il a remercié l’hôte de la réunion.',
      ),
    ).toEqual([
      ['1', 'Il s’est réuni à Genève au printemps et a convenu de ses règles de travail.'],
      ['2', ''],
      ['3', 'Il a remercié l’hôte de la réunion.'],
    ]);
    expect(
      aligned(`${one} ${two}`, 'Il s’est réuni à Genève. C’était au printemps. Il a convenu de ses règles de travail.'),
    ).toEqual([
      ['1', 'Il s’est réuni à Genève. C’était au printemps.'],
      ['2', 'Il a convenu de ses règles de travail.'],
    ]);
  });

  it('of which one sentence is changed keeps the others as they were, stale ones too', () => {
    const source = sourceRows({ text: 'They met. They agreed.', kind: 'PARAGRAPH', language: 'en' }, [], counter());
    const first = translationRows({ text: 'Réunis. D’accord.', kind: 'PARAGRAPH', language: 'fr' }, source, [], false);
    const next = sourceRows(
      { text: 'They met twice. They agreed on it.', kind: 'PARAGRAPH', language: 'en' },
      source,
      counter('m'),
    );
    expect(next.map(({ uid }) => uid)).toEqual(['n1', 'n2']);
    const typed = { text: 'Réunis. Ils en conviennent.', kind: 'PARAGRAPH', language: 'fr' } as const;
    expect(translationRows(typed, next, first, false).map(({ sourceHash }) => sourceHash)).toEqual([
      textHash('They met.'),
      textHash('They agreed on it.'),
    ]);
    expect(translationRows(typed, next, first, true).map(({ sourceHash }) => sourceHash)).toEqual([
      textHash('They met twice.'),
      textHash('They agreed on it.'),
    ]);
  });

  describe('saved as a whole', () => {
    const typed = (text: string, language = 'fr') => ({ text, kind: 'PARAGRAPH', language }) as const;
    const english = ['The bodies met in Geneva.', 'They report to the assembly.', 'They thank the host country.'];
    const french = ['Les organes se sont réunis à Genève.', 'Ils en rendent compte.', 'Ils remercient le pays hôte.'];
    const source = sourceRows(typed(english.join(' '), 'en'), [], counter());
    const first = translationRows(typed(french.join(' ')), source, [], false);
    const states = (of: typeof source, rows: TranslationRow[]) =>
      alignSentences('en', of, { fr: rows }, []).map(({ said }) => said.fr?.state);
    const gaps = (of: typeof source, rows: TranslationRow[]) => {
      const sentences = alignSentences('en', of, { fr: rows }, []);
      const content = { en: plainContent('x'), fr: plainContent('x') };
      const stale = isOutOfOrder(of, rows) ? ['fr'] : [];
      return gapsOf([{ id: 'b', content, stale, sentences }], ['en', 'fr']).map((gap) => [gap.problem, gap.sentences]);
    };

    it('lacks a sentence that is left out of it', () => {
      const rows = translationRows(typed(`${french[0]} ${french[2]}`), source, first, false);
      expect(rows.map(({ uid }) => uid)).toEqual(['n1', 'n3']);
      expect(gaps(source, rows)).toEqual([['missing', [2]]]);
    });

    it('lacks a sentence that is new in the source until somebody says it, whatever else is changed, or said to hold', () => {
      const more = sourceRows(typed([...english, 'No money is promised.'].join(' '), 'en'), source, counter('m'));
      const edited = french.map((one) => one.replace('compte', 'brièvement compte')).join(' ');
      for (const holds of [false, true])
        expect(gaps(more, translationRows(typed(edited), more, first, holds))).toEqual([['missing', [4]]]);
      const [rewritten] = [`${french[0]} ${french[1]} Merci infiniment, sans aucune promesse d’argent à personne.`];
      const together = translationRows(typed(rewritten), more, first, false);
      expect(gaps(more, together)).toEqual([['proposed', [4]]]);
      expect(gaps(more, translationRows(typed(rewritten), more, together, true))).toEqual([]);
      expect(gaps(more, translationRows(typed(`${french.join(' ')} Sans argent.`), more, first, false))).toEqual([]);
    });

    it('that says what the source has no more is stale as a whole until it is said to hold, or says it no more', () => {
      const less = sourceRows(typed(`${english[0]} ${english[2]}`, 'en'), source, counter('m'));
      for (const text of [french.join(' ').replace('Genève', 'Rome'), french.join(' ').replace('compte', 'un compte')])
        expect(gaps(less, translationRows(typed(text), less, first, false))).toEqual([['stale', []]]);
      expect(gaps(less, translationRows(typed(french.join(' ')), less, first, true))).toEqual([]);
      expect(gaps(less, translationRows(typed(`${french[0]} ${french[2]}`), less, first, false))).toEqual([]);
    });

    it('is not made current by a sentence more', () => {
      const next = sourceRows(typed(english.join(' ').replace('Geneva', 'Rome'), 'en'), source, counter('m'));
      const rows = translationRows(typed([french[0], 'Enfin.', french[1], french[2]].join(' ')), next, first, false);
      expect(rows[0]?.text).toBe(`${french[0]} Enfin.`);
      expect(states(next, rows)).toEqual(['stale', 'translated', 'translated']);
    });

    it('keeps what is said together with the sentence before only as long as that says the same', () => {
      const both = 'Les organes se sont réunis à Genève et en rendent compte.';
      const joined: TranslationRow[] = [
        { uid: 'n1', text: both, sourceHash: textHash(english[0] ?? ''), isProposed: false },
        { uid: 'n2', text: '', sourceHash: textHash(english[1] ?? ''), isProposed: false },
        { uid: 'n3', text: french[2] ?? '', sourceHash: textHash(english[2] ?? ''), isProposed: false },
      ];
      const saved = (text: string) => translationRows(typed(text), source, joined, false);
      expect(saved(`${both} Ils saluent leurs hôtes.`).slice(0, 2)).toEqual(joined.slice(0, 2));
      const changed = saved(`${both.replace('et en rendent', 'sans en rendre')} ${french[2]}`);
      expect(changed.map(({ uid, text }) => [uid, text === ''])).toEqual([
        ['n1', false],
        ['n2', true],
        ['n3', false],
      ]);
      expect(gaps(source, changed)).toEqual([['proposed', [2]]]);
      const next = sourceRows(typed(english.join(' ').replace('Geneva', 'Rome'), 'en'), source, counter('m'));
      expect(gaps(next, joined)).toEqual([['stale', [1, 2]]]);
    });

    it('has the same sentence twice, each in its place', () => {
      const twice = sourceRows(typed('See annex.\nSee annex.', 'en'), [], counter());
      const rows = translationRows(typed('Voir annexe.\nVoir annexe.'), twice, [], false);
      expect(rows.map(({ uid }) => uid)).toEqual(['n1', 'n2']);
      expect(translationRows(typed('Voir annexe.\nVoir annexe.'), twice, rows, false)).toEqual(rows);
    });
  });

  it('names no sentence twice and none that the source has not, whatever was typed', () => {
    const sentence = fc.constantFrom('One.', 'Two words.', 'A much longer sentence about nothing at all.');
    const text = fc.array(sentence, { maxLength: 6 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(text, text, (of, as) => {
        const source = split(of).map((one, index) => ({ uid: String(index + 1), text: one }));
        const said = alignTranslation(source, splitSentences(as, 'PARAGRAPH', 'fr'), [], 'fr');
        const places = said.map(({ uid }) => Number(uid));
        expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
        if (source.length > 0)
          expect(
            said
              .map((one) => one.text)
              .join('')
              .replace(/\s/g, ''),
          ).toBe(as.replace(/\s/g, ''));
      }),
    );
  });
});
