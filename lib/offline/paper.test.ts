import { describe, expect, it } from 'vitest';
import { locales } from '@/lib/i18n/routing';
import { definitionSchema, questionsOf } from '@/lib/surveys/model/definition';
import { conditionWriter, numbersOf } from './model/condition-words';
import { paperPages, valueText, type Naming, type PaperAnswers } from './model/paper';
import { everyKind } from '@/prisma/factories/every-kind';
import { notPrintedIn } from '@/prisma/factories/file-text';
import { everything } from '@/prisma/factories/hostile-texts';
import { renderPaper, type PaperData } from './render/paper';

const definition = definitionSchema.parse(everyKind);
const naming: Naming = { codes: (_question, codes) => codes.map((code) => `the ${code}`), file: (id) => `${id}.pdf` };
const value = { kind: 'VALUE' as const, choices: [], number: null, text: null, language: null };
const answers: PaperAnswers = {
  stage: { ...value, choices: ['done'] },
  means: { ...value, choices: ['data', 'other'], other: 'Study visits', language: 'en' },
  priorities: { ...value, choices: ['b', 'a'] },
  useful: { ...value, number: 4 },
  rows: { ...value, cells: { entry: 'much', stay: 'little' } },
  figure: { ...value, number: 12.5 },
  since: { ...value, text: '2019-05-01' },
  name: { ...value, text: '=HYPERLINK("http://example.org")' },
  experience: { ...value, text: 'Une expérience.\nEn deux lignes.', language: 'fr' },
  annex: { ...value, file: { id: 'annex', sha256: '' } },
  states: { ...value, codes: ['CH', 'CI'] },
  body: { ...value, kind: 'PREFER_NOT_TO_SAY' },
};
const pagesIn = (locale: 'en' | 'fr' | 'es', of: PaperAnswers) =>
  paperPages({ definition, topK: 3, answers: of, naming, locale });
const questionsIn = (of: PaperAnswers, locale: 'en' | 'fr' | 'es' = 'en') =>
  pagesIn(locale, of).flatMap(({ sections }) => sections.flatMap(({ questions }) => questions));
const byLabel = (of: PaperAnswers, label: string) => questionsIn(of).find((question) => question.label.text === label);

describe('a condition on paper', () => {
  const say = conditionWriter(definition, 'en');

  it('names the question by its number and the choice by its words', () => {
    expect(say("${stage} = 'done'")).toBe('the answer to question 1 is “Done”');
    expect(say("selected(${means}, 'data') and ${useful} >= 3")).toBe(
      '“Data” is chosen in question 2 and the answer to question 4 is at least 3',
    );
    expect(say("3 > ${useful} or ${name} != ''")).toBe(
      'the answer to question 4 is less than 3 or question 8 is answered',
    );
    expect(say("selected(${rows}, 'entry:much')")).toBe('“Entry: Much” is chosen in question 5');
    expect(say("not(selected(${means}, 'data'))")).toBe('not: “Data” is chosen in question 2');
  });

  it('is said as it is written where there are no plain words for it', () => {
    expect(say('count-selected(${means}) > 1')).toBe('count-selected(question 2) > 1');
    expect(say('this is no expression')).toBe('this is no expression');
  });
});

describe('an answer in one text', () => {
  it('has between its parts the mark of the language, with its space', () => {
    const states = questionsOf(definition).find(({ code }) => code === 'states');
    const textIn = (locale: 'en' | 'fr' | 'es') =>
      states && valueText(states, { ...value, codes: ['CH', 'CI'] }, { naming, locale });
    expect(locales.map(textIn)).toEqual(['the CH; the CI', 'the CH\u202f; the CI', 'the CH; the CI']);
  });
});

describe('the questionnaire on paper', () => {
  it('prints every question but calculations, which nobody fills in, and numbers what is to be answered', () => {
    const printed = questionsIn(null);
    expect(printed).toHaveLength(questionsOf(definition).length - 1);
    expect(printed.filter(({ number }) => number !== '').map(({ number }) => Number(number))).toEqual([
      ...numbersOf(definition).values(),
    ]);
    expect(printed.every(({ reasons, shape }) => shape === 'note' || reasons.length === 3)).toBe(true);
  });

  it('is blank where nobody has answered: no mark, no value', () => {
    for (const { items, rows, value: written } of questionsIn(null)) {
      expect([items.every(({ mark }) => mark === ''), rows.every(({ column }) => column === null), written]).toEqual([
        true,
        true,
        null,
      ]);
    }
  });

  it('marks what was chosen, numbers an order, and keeps what was written in its own language', () => {
    expect(byLabel(answers, 'Stage')?.items.map(({ mark }) => mark)).toEqual(['', '×']);
    expect(byLabel(answers, 'Means')).toMatchObject({ value: { text: 'Study visits', lang: 'en' } });
    expect(byLabel(answers, 'Priorities')?.items.map(({ mark }) => mark)).toEqual(['2', '1', '']);
    expect(byLabel(answers, 'Useful')?.items.find(({ mark }) => mark)?.label).toBe('4');
    expect(byLabel(answers, 'Rows')?.rows.map(({ column }) => column)).toEqual([1, 0]);
    expect(byLabel(answers, 'Experience')?.value).toEqual({ text: 'Une expérience.\nEn deux lignes.', lang: 'fr' });
    expect(byLabel(answers, 'States')?.value?.text).toBe('the CH; the CI');
    expect(byLabel(answers, 'Annex')?.value?.text).toBe('annex.pdf');
    expect(byLabel(answers, 'Body')?.reasons.map(({ mark }) => mark)).toEqual(['', '', '×']);
  });

  it('puts an answer into the words that name it, and says where it will stand on a blank form', () => {
    expect(byLabel(null, 'Since (your answer to question 1)')?.shape).toBe('date');
    expect(byLabel(answers, 'Since Done')?.value?.text).toBe('1 May 2019');
  });

  it('says a day as the language writes it, a cell by its row and column, and no more how to answer once it is answered', () => {
    const since = questionsIn(answers, 'fr').find(({ shape }) => shape === 'date');
    expect([since?.value?.text.replaceAll(/\s/g, ' '), since?.hint]).toEqual(['1er mai 2019', null]);
    const rows = questionsOf(definition).find(({ code }) => code === 'rows');
    const cells = answers?.rows;
    if (!rows || !cells) throw new Error('no matrix');
    expect(valueText(rows, cells, { naming, locale: 'en' })).toBe('Entry: Much; Stay: Little');
    expect(byLabel(null, 'Rows')?.hint).not.toBeNull();
  });

  it.each(locales)('is a tagged PDF in %s, blank and filled in', async (locale) => {
    for (const of of [null, answers]) {
      const pdf = await renderPaper(paperOf(pagesIn(locale, of), locale, of === null));
      expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
      expect(pdf.byteLength).toBeGreaterThan(10_000);
    }
  });

  it('prints to the letter what others would run: in its words, in questions and choices, in answers', async () => {
    const choices = everything.map((text, index) => ({ code: `c${index}`, label: { en: text } }));
    const many = { code: 'one', type: 'MULTIPLE', label: { en: everything.join(' ') }, choices };
    const long = { code: 'two', type: 'LONG_TEXT', label: { en: 'Two' } };
    const written = { two: { ...value, text: everything.join('\n'), language: 'en' } };
    const pagesOf = (question: object, of: PaperAnswers) =>
      paperPages({
        definition: definitionSchema.parse({ questions: [question] }),
        topK: 3,
        answers: of,
        naming,
        locale: 'en',
      });
    const [blank, filled] = [pagesOf(many, null), pagesOf(long, written)];
    const framed = {
      ...paperOf([], 'en', true),
      party: { text: everything.join(' '), lang: 'en' },
      deadline: '$x$ @y',
    };
    for (const paper of [paperOf(blank, 'en', true), paperOf(filled, 'en', false), framed])
      expect(notPrintedIn(await renderPaper(paper), everything)).toEqual([]);
  });
});

function paperOf(pages: PaperData['pages'], locale: string, blank: boolean): PaperData {
  const words = [
    'only',
    'required',
    'instead',
    'seal',
    'how',
    'organisation',
    'filledBy',
    'filledOn',
    'day',
    'month',
    'year',
  ];
  return {
    language: locale,
    title: 'Survey',
    meeting: 'A meeting',
    running: 'A meeting',
    stamp: 'DRAFT',
    foot: 'Version 1',
    party: { text: 'A party', lang: locale },
    state: null,
    seal: blank ? null : '0'.repeat(64),
    illustrative: null,
    intro: { text: '#panic("no source") $x$ *b*', lang: 'en' },
    attribution: 'Results name the organisation.',
    deadline: null,
    blank,
    words: Object.fromEntries(words.map((word) => [word, word])) as PaperData['words'],
    pages,
  };
}
