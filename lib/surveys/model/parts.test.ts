import { describe, expect, it } from 'vitest';
import { expressionError, readSimple, writeSimple } from './conditions';
import { questionnaireSchema, questionsOf, type Questionnaire } from './definition';
import { addPart, arrangePart, askedBefore, findPart, moveQuestion, withoutCalculated, wordPart } from './parts';
import { allProblems } from './problems';
import type { Edited } from './questionnaire';

const question = (code: string) => ({ code, type: 'TEXT', label: { en: code } });
const section = (code: string, ...questions: string[]) => ({ code, questions: questions.map(question) });
const questionnaire = questionnaireSchema.parse({
  title: { en: 'Survey' },
  intro: { en: 'Intro' },
  pages: [
    { code: 'p1', sections: [section('s1', 'a', 'b'), section('s2', 'c')] },
    { code: 'p2', title: { en: 'Second' }, sections: [section('s3', 'd')] },
  ],
});

/** `p1(s1:ab s2:c) p2(s3:d)`: where everything stands. */
const layout = ({ pages }: Questionnaire) =>
  pages
    .map(
      ({ code, sections }) =>
        `${code}(${sections.map((each) => `${each.code}:${each.questions.map((one) => one.code).join('')}`).join(' ')})`,
    )
    .join(' ');
const after = (edited: Edited) => (edited.ok ? layout(edited.questionnaire) : edited.code);

describe('pages and sections', () => {
  it('move one place, from the edge of a page into the one beside it', () => {
    expect(after(arrangePart(questionnaire, 's2', 'up'))).toBe('p1(s2:c s1:ab) p2(s3:d)');
    expect(after(arrangePart(questionnaire, 's2', 'down'))).toBe('p1(s1:ab) p2(s2:c s3:d)');
    expect(after(arrangePart(questionnaire, 's3', 'up'))).toBe('p1(s1:ab s2:c s3:d) p2()');
    expect(after(arrangePart(questionnaire, 'p2', 'up'))).toBe('p2(s3:d) p1(s1:ab s2:c)');
    for (const [code, step] of [
      ['p1', 'up'],
      ['p2', 'down'],
      ['s1', 'up'],
      ['s3', 'down'],
    ] as const)
      expect(after(arrangePart(questionnaire, code, step))).toBe('at_end');
  });

  it('taken out leave their questions in the part beside them, in their order', () => {
    expect(after(arrangePart(questionnaire, 's1', 'remove'))).toBe('p1(s2:abc) p2(s3:d)');
    expect(after(arrangePart(questionnaire, 's2', 'remove'))).toBe('p1(s1:abc) p2(s3:d)');
    expect(after(arrangePart(questionnaire, 's3', 'remove'))).toBe('p1(s1:ab s2:cd) p2()');
    expect(after(arrangePart(questionnaire, 'p1', 'remove'))).toBe('p2(s1:ab s2:c s3:d)');
    expect(after(arrangePart(questionnaire, 'p2', 'remove'))).toBe('p1(s1:ab s2:c s3:d)');
    const single = questionnaireSchema.parse({
      ...questionnaire,
      pages: [{ code: 'p', sections: [section('s', 'a')] }],
    });
    expect([after(arrangePart(single, 'p', 'remove')), after(arrangePart(single, 's', 'remove'))]).toEqual([
      'at_end',
      'at_end',
    ]);
  });

  it('lose no question and no order, whatever is moved or taken out', () => {
    const codes = questionsOf(questionnaire).map(({ code }) => code);
    for (const part of ['p1', 'p2', 's1', 's2', 's3']) {
      const edited = arrangePart(questionnaire, part, 'remove');
      expect(edited.ok && questionsOf(edited.questionnaire).map(({ code }) => code)).toEqual(codes);
    }
  });

  it('are added and worded; what is left out of the words is taken off', () => {
    const title = { en: 'New' };
    expect(after(addPart(questionnaire, { code: 'x', title, section: 'y' }, null))).toBe(
      'p1(s1:ab s2:c) p2(s3:d) x(y:)',
    );
    expect(after(addPart(questionnaire, { code: 'x', title, section: 'y' }, 'p1'))).toBe('p1(s1:ab s2:c x:) p2(s3:d)');
    expect(after(addPart(questionnaire, { code: 'x', title, section: 'y' }, 'none'))).toBe('not_found');
    const worded = wordPart(questionnaire, 'p2', { intro: { en: 'Now' } });
    expect(worded.ok && findPart(worded.questionnaire, 'p2')?.part).toMatchObject({ code: 'p2', intro: { en: 'Now' } });
    expect(worded.ok && findPart(worded.questionnaire, 'p2')?.part).not.toHaveProperty('title');
  });
});

describe('a question that is dropped', () => {
  it('stands where it was dropped, within and between sections', () => {
    const move = (code: string, to: string, before: string | null) =>
      after(moveQuestion(questionnaire, code, { section: to, before }));
    expect(move('d', 's1', 'b')).toBe('p1(s1:adb s2:c) p2(s3:)');
    expect(move('a', 's1', null)).toBe('p1(s1:ba s2:c) p2(s3:d)');
    expect(move('a', 's2', 'c')).toBe('p1(s1:b s2:ac) p2(s3:d)');
    expect(move('a', 's1', 'a')).toBe(layout(questionnaire));
    expect([move('z', 's1', null), move('a', 'p1', null)]).toEqual(['not_found', 'not_found']);
  });
});

describe('conditions', () => {
  it('put together from one answer are read back as they were', () => {
    for (const kind of ['one', 'several', 'number', 'text'] as const)
      for (const test of ['is', 'is_not', 'at_least', 'at_most', 'answered', 'not_answered'] as const) {
        const value = test === 'answered' || test === 'not_answered' ? '' : '3';
        expect([kind, readSimple(writeSimple({ question: 'a', test, value }, kind))]).toEqual([
          kind,
          { question: 'a', test, value },
        ]);
      }
    expect(writeSimple({ question: 'a', test: 'is', value: "l'État" }, 'one')).toBe('${a} = "l\'État"');
    expect(readSimple("${a} = 'x' and ${b} = 'y'")).toBeNull();
  });

  it('ask only for what stands before', () => {
    expect(askedBefore(questionnaire, 'p2')).toEqual(['a', 'b', 'c']);
    expect(askedBefore(questionnaire, 's2')).toEqual(['a', 'b']);
    expect(expressionError(questionnaire, 'c', "${a} = 'x'")).toBeNull();
    expect(expressionError(questionnaire, 'c', "${d} = 'x'")).toEqual({
      code: 'expression_unknown_reference',
      params: { at: 1, name: 'd' },
    });
    expect(expressionError(questionnaire, 'c', '${a} =')).toMatchObject({ code: 'expression_unexpected_end' });
    expect(expressionError(questionnaire, 'c', '. > 1')).toMatchObject({ code: 'expression_self_missing' });
    expect(expressionError(questionnaire, 'c', '. > 1', { hasSelf: true })).toBeNull();
  });

  it('that ask for what was moved behind them keep the questionnaire from being published', () => {
    const worded = wordPart(questionnaire, 'p2', { condition: "${c} = 'x'" });
    if (!worded.ok) throw new Error(worded.code);
    expect(allProblems(worded.questionnaire)).toEqual([]);
    const moved = moveQuestion(worded.questionnaire, 'c', { section: 's3', before: null });
    expect(moved.ok && allProblems(moved.questionnaire)).toEqual([{ part: 'p2', code: 'expression_wrong' }]);
  });
});

describe('the pages of a form', () => {
  it('have no place for what is calculated', () => {
    const calculated = { code: 'x', type: 'CALCULATED', label: { en: 'x' }, calculation: '1' };
    const [page] = questionnaire.pages;
    const { pages } = questionnaireSchema.parse({
      ...questionnaire,
      pages: [{ ...page, sections: [{ code: 's', questions: [calculated, question('a')] }] }],
    });
    expect(questionsOf({ pages: withoutCalculated(pages) }).map(({ code }) => code)).toEqual(['a']);
  });
});
