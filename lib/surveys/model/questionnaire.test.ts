import { describe, expect, it } from 'vitest';
import {
  definitionSchema,
  questionnaireSchema,
  questionsOf,
  type DraftQuestion,
  type Questionnaire,
} from './definition';
import { questionnaireOfLibrary } from './library';
import {
  addQuestion,
  arrangeChoice,
  arrangeQuestion,
  findQuestion,
  gapsOf,
  problemsOf,
  replaceQuestion,
  type Edited,
} from './questionnaire';

const text = (code: string): DraftQuestion => ({ type: 'LONG_TEXT', code, required: false, label: { en: code } });
const single = (code: string, ...choices: string[]): DraftQuestion => ({
  type: 'SINGLE',
  code,
  required: true,
  label: { en: code },
  choices: choices.map((choice) => ({ code: choice, label: { en: choice } })),
});
const of = (...questions: DraftQuestion[]): Questionnaire => ({
  title: { en: 'T' },
  intro: { en: 'I' },
  pages: [{ code: 'page', sections: [{ code: 'section', questions }] }],
});
const codes = (edited: Edited) => (edited.ok ? questionsOf(edited.questionnaire).map(({ code }) => code) : edited.code);

describe('questions', () => {
  it('are added at the end, moved one place and taken out', () => {
    const three = of(text('a'), text('b'), text('c'));
    expect(codes(addQuestion(three, text('d')))).toEqual(['a', 'b', 'c', 'd']);
    expect(codes(arrangeQuestion(three, 'b', 'up'))).toEqual(['b', 'a', 'c']);
    expect(codes(arrangeQuestion(three, 'b', 'down'))).toEqual(['a', 'c', 'b']);
    expect(codes(arrangeQuestion(three, 'b', 'remove'))).toEqual(['a', 'c']);
    expect(codes(arrangeQuestion(three, 'a', 'up'))).toBe('at_end');
    expect(codes(arrangeQuestion(three, 'x', 'up'))).toBe('not_found');
    expect(codes(replaceQuestion(three, text('x')))).toBe('not_found');
  });

  it('have choices that move within them', () => {
    const moved = arrangeChoice(of(single('q', 'one', 'two')), 'q', 'two', 'up');
    expect(moved.ok && findQuestion(moved.questionnaire, 'q')).toMatchObject({
      choices: [{ code: 'two' }, { code: 'one' }],
    });
    expect(codes(arrangeChoice(of(text('t')), 't', 'one', 'up'))).toBe('not_found');
  });
});

describe('what stands in the way of publishing', () => {
  it('is no question, a question without enough choices, more places than choices', () => {
    expect(problemsOf(of())).toEqual([{ question: null, code: 'questions_missing' }]);
    expect(problemsOf(of(text('t'), single('q', 'one')))).toEqual([{ question: 'q', code: 'choices_missing' }]);
    const ranking: DraftQuestion = { ...single('r', 'one', 'two'), type: 'RANKING', topK: 3 } as DraftQuestion;
    expect(problemsOf(of(ranking))).toEqual([{ question: 'r', code: 'top_too_long' }]);
  });

  it('is a question that comes back as another kind than its answers were given to', () => {
    expect(problemsOf(of(text('t')), { t: 'SCALE' })).toEqual([{ question: 't', code: 'type_changed' }]);
    expect(problemsOf(of(text('t')), { t: 'LONG_TEXT', gone: 'SCALE' })).toEqual([]);
  });

  it('is nothing exactly where the published definition takes it', () => {
    for (const questionnaire of [of(text('t')), of(single('q', 'one', 'two')), of(single('q', 'one')), of()])
      expect(problemsOf(questionnaire).length === 0).toBe(
        definitionSchema.safeParse({ pages: questionnaire.pages }).success,
      );
  });
});

it('a gap is a language of the meeting in which a text that there is was not written', () => {
  const question: DraftQuestion = { ...single('q', 'one'), label: { en: 'Q', fr: 'Q' }, help: {} } as DraftQuestion;
  expect(gapsOf(question, ['en', 'fr', 'es'])).toEqual(['fr', 'es']);
  expect(gapsOf({ ...text('t'), label: { en: 'T', fr: 'T' } }, ['en', 'fr'])).toEqual([]);
});

it('the library’s questionnaire can be published as it is, with every theme to rank and in three languages', () => {
  const themes = ['a', 'b', 'c', 'd', 'e', 'f'].map((code) => ({ code, names: { en: code, fr: code, es: code } }));
  const library = questionnaireOfLibrary(themes);
  expect(questionnaireSchema.parse(library)).toEqual(library);
  expect(problemsOf(library)).toEqual([]);
  expect(questionsOf(library).flatMap((question) => gapsOf(question, ['en', 'fr', 'es']))).toEqual([]);
  expect(findQuestion(library, 'priorities')).toMatchObject({
    choices: ['a', 'b', 'c', 'd', 'e', 'f'].map((themeCode) => ({ themeCode })),
  });
});
