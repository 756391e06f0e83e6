import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedText, mergeWords, versionOf } from './merge';
import { acceptAll, acceptSome, applyPieces, countChanges, diffWords, forReading, rejectAll, wordsOf } from './words';

/** Words as they are written in each language; the Arabic ones with and without marks, some Latin ones decomposed. */
const vocabulary: Record<string, { words: string[]; space: string; marks: string[] }> = {
  en: {
    words: [
      'Establish',
      'a',
      'standing',
      'list',
      'of',
      'contact',
      'officers',
      're-admission',
      'State’s',
      '2026',
      'constructor',
      '__proto__',
    ],
    space: ' ',
    marks: ['.', ',', ';', ' ('],
  },
  fr: {
    words: [
      'Établir',
      'l’accès',
      'aujourd’hui',
      'des',
      'mécanismes',
      'e\u0301tats',
      'coope\u0301ration',
      'où',
      'œuvre',
    ],
    space: ' ',
    marks: ['\u202F;', '\u202F:', ' « ', '.'],
  },
  ar: {
    words: ['إنشاء', 'قائمة', 'دائمة', 'بِضَبْطِ', 'الحدود', 'والهجرة', 'ضحايا', 'الاتجار'],
    space: ' ',
    marks: ['،', '؛', '.', '؟'],
  },
  zh: {
    words: ['建立', '常设', '联络', '官员', '名单', '移民', '人口贩运', '受害者', '的'],
    space: '',
    marks: ['，', '。', '；'],
  },
  hi: { words: ['प्रवासन', 'नीति', 'क्षेत्रीय', 'क्षे', 'त्र'], space: ' ', marks: ['।', ','] },
};

/** A token of a text: a word of the language, a mark, or anything at all (emoji, lone marks, controls, other scripts). */
const token = (language: string) => {
  const { words, marks } = vocabulary[language]!;
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...words) },
    { weight: 2, arbitrary: fc.constantFrom(...marks) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constantFrom('\u0301', '👩‍👩‍👧', '\u200f', '\r\n', 'e\u0301', '\ud800') },
  );
};
const sentence = (language: string) =>
  fc.array(token(language), { maxLength: 24 }).map((tokens) => tokens.join(vocabulary[language]!.space));
/** Another text, or one that was edited at some words: edits are what is compared in earnest. */
const edited = (language: string) =>
  fc
    .array(fc.tuple(token(language), token(language), fc.constantFrom('keep', 'keep', 'keep', 'drop', 'put', 'swap')), {
      maxLength: 24,
    })
    .map((rows) => {
      const { space } = vocabulary[language]!;
      const after = rows.flatMap(([word, other, how]) =>
        how === 'keep' ? [word] : how === 'drop' ? [] : how === 'put' ? [word, other] : [other],
      );
      return [rows.map(([word]) => word).join(space), after.join(space)] as const;
    });
const pair = (language: string) => fc.oneof(fc.tuple(sentence(language), sentence(language)), edited(language));
const languages = Object.keys(vocabulary);

describe.each(languages)('comparing words, %s', (language) => {
  it('keeps every character of a text', () => {
    fc.assert(fc.property(sentence(language), (text) => wordsOf(text, language).join('') === text));
  });

  it('gives the second text when applied to the first; all accepted is the target, all rejected the base', () => {
    fc.assert(
      fc.property(pair(language), ([before, after]) => {
        const pieces = diffWords(before, after, language);
        expect(applyPieces(before, pieces)).toBe(after);
        for (const view of [pieces, forReading(pieces)]) {
          expect(acceptAll(view)).toBe(after);
          expect(rejectAll(view)).toBe(before);
        }
        expect(countChanges(pieces) === 0).toBe(before === after);
      }),
    );
  });

  it('merges so that every version can be read out of it again', () => {
    fc.assert(
      fc.property(pair(language), sentence(language), ([base, mine], theirs) => {
        const merge = mergeWords({ base, mine, theirs }, language);
        expect(versionOf(merge, 'base')).toBe(base);
        expect(versionOf(merge, 'mine')).toBe(mine);
        expect(versionOf(merge, 'theirs')).toBe(theirs);
      }),
    );
  });

  it('merges what one person changed into the same text, and the same change of two into one', () => {
    fc.assert(
      fc.property(pair(language), ([base, changed]) => {
        const read = (mine: string, theirs: string) => mergedText(mergeWords({ base, mine, theirs }, language));
        expect(read(changed, base)).toBe(changed);
        expect(read(base, changed)).toBe(changed);
        expect(read(changed, changed)).toBe(changed);
      }),
    );
  });

  it('says the same whoever is called mine', () => {
    fc.assert(
      fc.property(pair(language), sentence(language), ([base, mine], theirs) => {
        const one = mergeWords({ base, mine, theirs }, language);
        const other = mergeWords({ base, mine: theirs, theirs: mine }, language);
        expect(mergedText(one)).toBe(mergedText(other));
        const turned = { mine: 'theirs', theirs: 'mine', same: 'same', both: 'both', conflict: 'conflict' } as const;
        expect(one.map(({ kind }) => turned[kind])).toEqual(other.map(({ kind }) => kind));
      }),
    );
  });
});

describe('words at different places', () => {
  it.each([
    [
      'en',
      'Establish a list of officers.',
      'Establish a standing list of officers.',
      'Establish a list of contact officers.',
      'Establish a standing list of contact officers.',
    ],
    [
      'fr',
      'Établir une liste d’agents.',
      'Établir une liste permanente d’agents.',
      'Dresser une liste d’agents.',
      'Dresser une liste permanente d’agents.',
    ],
    [
      'ar',
      'إنشاء قائمة دائمة للضحايا',
      'إنشاء قائمة مؤقتة للضحايا',
      'وضع قائمة دائمة للضحايا',
      'وضع قائمة مؤقتة للضحايا',
    ],
    ['zh', '建立联络官员名单。', '建立常设联络官员名单。', '建立联络官员目录。', '建立常设联络官员目录。'],
  ])('merge, %s', (language, base, mine, theirs, both) => {
    expect(mergedText(mergeWords({ base, mine, theirs }, language))).toBe(both);
  });

  it('merge when any two different words of a sentence were replaced', () => {
    const words = ['Establish', 'a', 'standing', 'list', 'of', 'contact', 'officers'];
    const replaced = (...at: number[]) =>
      words.map((word, index) => (at.includes(index) ? `${word}${index}` : word)).join(' ');
    const place = fc.nat({ max: words.length - 1 });
    fc.assert(
      fc.property(place, place, (one, other) => {
        fc.pre(one !== other);
        const merge = mergeWords({ base: words.join(' '), mine: replaced(one), theirs: replaced(other) }, 'en');
        expect(mergedText(merge)).toBe(replaced(one, other));
      }),
    );
  });
});

describe('the same words', () => {
  it.each([
    ['replaced by different ones', 'Establish a register.', 'Establish a directory.', 'register', 'directory'],
    ['replaced here and taken out there', 'Establish a roster.', 'Establish a.', ' roster', ''],
    ['followed by different words', 'Establish a list now.', 'Establish a list soon.', ' now', ' soon'],
    [
      'replaced here, with words put in right behind there',
      'Establish a listing.',
      'Establish a list of officers.',
      'listing',
      'list of officers',
    ],
  ])('conflict when %s', (_, mine, theirs, ofMine, ofTheirs) => {
    const merge = mergeWords({ base: 'Establish a list.', mine, theirs }, 'en');
    expect(mergedText(merge)).toBeNull();
    expect(merge.filter(({ kind }) => kind === 'conflict')).toMatchObject([{ mine: ofMine, theirs: ofTheirs }]);
  });
});

describe('changes', () => {
  const pieces = diffWords('Establish a list of officers.', 'Create a standing list of officers.', 'en');

  it('are taken over one by one', () => {
    expect(countChanges(pieces)).toBe(2);
    expect(acceptSome(pieces, (change) => change === 1)).toBe('Establish a standing list of officers.');
  });

  it('are refused for another text than they were made from', () => {
    expect(() => applyPieces('Establish a register of officers.', pieces)).toThrow(TypeError);
  });

  it('that follow each other are read as one clause', () => {
    const clause = diffWords('Adopt common minimum standards now.', 'Adopt shared regional rules now.', 'en');
    expect(forReading(clause)).toEqual([
      { kind: 'same', text: 'Adopt ' },
      { kind: 'change', removed: 'common minimum standards', added: 'shared regional rules' },
      { kind: 'same', text: ' now.' },
    ]);
  });

  it('never part a letter from its marks', () => {
    const marks = diffWords('coope\u0301ration', 'coope\u0300ration', 'fr');
    expect(marks).toEqual([{ kind: 'change', removed: 'coope\u0301ration', added: 'coope\u0300ration' }]);
  });
});
