import { describe, expect, it } from 'vitest';
import type { SubmissionPayload, SurveyAnswer } from '../schema';
import { definitionSchema } from './definition';
import { DEFAULT_THRESHOLDS } from './disclosure';
import { surveyResults, type SurveyedParty, type SurveyResults } from './survey-results';
import { visibleResults, type VisibleQuestion } from './visible-results';

type Answers = SubmissionPayload['answers'];

const label = { en: 'Label' };
const choices = (...codes: string[]) => codes.map((code) => ({ code, label }));
const value = (given: Partial<SurveyAnswer>): SurveyAnswer => ({
  kind: 'VALUE',
  choices: [],
  number: null,
  text: null,
  language: null,
  ...given,
});
const chosen = (choice: string) => value({ choices: [choice] });
const words = value({ text: 'words' });

/** The results of groups of parties that all answer alike: so many times each. */
function resultsOf(
  questions: readonly object[],
  groups: readonly (readonly [count: number, answers: Answers])[],
  publicCell = 5,
): SurveyResults {
  const definition = definitionSchema.parse({ questions: questions.map((question) => ({ label, ...question })) });
  const parties = groups.flatMap(([count, answers], group) =>
    Array.from({ length: count }, (_, index): SurveyedParty => {
      const party = `p${group}-${index}`;
      return {
        id: party,
        kind: 'mechanism',
        regions: ['africa'],
        scope: 'regional',
        isInvited: true,
        submission: { meeting: 'm', survey: 's', party, number: 1, version: 1, versionSha256: '', answers },
        submittedAt: new Date('2026-11-29T12:00:00Z'),
      };
    }),
  );
  const thresholds = { ...DEFAULT_THRESHOLDS, publicCell };
  return surveyResults({
    versions: new Map([[1, definition]]),
    parties,
    regions: ['africa', 'europe'],
    topK: 3,
    thresholds,
  });
}

const publicOf = (results: SurveyResults, small = 5) =>
  new Map(
    visibleResults(results, { audience: 'public', small, isAttributed: true }).questions.map((question) => [
      question.code,
      question,
    ]),
  );
const isTold = (seen: ReadonlyMap<string, VisibleQuestion>, code: string) => seen.get(code)?.type !== 'WITHHELD';

describe('conditional questions beside each other, in public', () => {
  const thresholds = [
    { code: 'budget', type: 'NUMBER' },
    { code: 'some', type: 'TEXT', condition: '${budget} > 100' },
    { code: 'much', type: 'TEXT', condition: '${budget} > 200' },
  ];
  const budgets = (between: number) =>
    publicOf(
      resultsOf(thresholds, [
        [8, { budget: value({ number: 50 }) }],
        [between, { budget: value({ number: 150 }), some: words }],
        [9, { budget: value({ number: 250 }), some: words, much: words }],
      ]),
    );

  it('do not tell how few lie between two bounds of a number', () => {
    // 12 above 100 and 9 above 200: three between.
    expect(isTold(budgets(3), 'some')).toBe(true);
    expect(isTold(budgets(3), 'much')).toBe(false);
  });

  it('are both told where enough lie between', () => {
    expect(budgets(6).get('some')).toMatchObject({ answered: 15 });
    expect(budgets(6).get('much')).toMatchObject({ answered: 9 });
  });

  it('do not tell how few gave both of two answers less one', () => {
    const questions = [
      { code: 'one', type: 'SINGLE', choices: choices('a', 'b') },
      { code: 'two', type: 'SINGLE', choices: choices('a', 'b') },
      { code: 'first', type: 'TEXT', condition: "${one} = 'a'" },
      { code: 'both', type: 'TEXT', condition: "${one} = 'a' and ${two} = 'a'" },
    ];
    const seen = publicOf(
      resultsOf(questions, [
        [9, { one: chosen('a'), two: chosen('a'), first: words, both: words }],
        [3, { one: chosen('a'), two: chosen('b'), first: words }],
        [8, { one: chosen('b'), two: chosen('b') }],
      ]),
    );
    expect(isTold(seen, 'first')).toBe(true);
    expect(isTold(seen, 'both')).toBe(false);
    // The count of the answer itself tells as much as a question that hangs on it alone.
    const alone = publicOf(
      resultsOf(
        questions.filter(({ code }) => code !== 'first'),
        [
          [9, { one: chosen('a'), two: chosen('a'), both: words }],
          [3, { one: chosen('a'), two: chosen('b') }],
          [8, { one: chosen('b'), two: chosen('b') }],
        ],
      ),
    );
    expect(isTold(alone, 'both')).toBe(false);
  });

  it('do not tell how few gave another number, nor how few are in neither of two', () => {
    const low = { code: 'little', type: 'TEXT', condition: '${budget} < 100' };
    const [budget = {}, some = {}, much = {}] = thresholds;
    const groups = (between: number): [number, Answers][] => [
      [8, { budget: value({ number: 50 }), little: words }],
      [between, { budget: value({ number: 150 }) }],
      [14, { budget: value({ number: 250 }), much: words }],
    ];
    const seen = publicOf(resultsOf([budget, low, much], groups(3)));
    expect([isTold(seen, 'little'), isTold(seen, 'much')]).toEqual([true, false]);
    expect(isTold(publicOf(resultsOf([budget, low, much], groups(6))), 'much')).toBe(true);
    // 11 gave a number and 9 of them one above 100; ten more gave none, so that few are not told by how many were not asked.
    const silent = publicOf(
      resultsOf(
        [budget, some],
        [
          [2, { budget: value({ number: 50 }) }],
          [9, { budget: value({ number: 150 }), some: words }],
          [10, {}],
        ],
      ),
    );
    expect(isTold(silent, 'some')).toBe(false);
  });

  it('are told where silence alone lies between them', () => {
    const same = [...thresholds.slice(0, 2), { code: 'more', type: 'TEXT', condition: '${budget} > 100' }];
    const seen = publicOf(
      resultsOf(same, [
        [8, { budget: value({ number: 50 }) }],
        [2, { budget: value({ number: 150 }), some: words }],
        [10, { budget: value({ number: 150 }), some: words, more: words }],
      ]),
    );
    expect(seen.get('some')).toMatchObject({ answered: 12 });
    expect(seen.get('more')).toMatchObject({ answered: 10 });
  });
});

describe('choices that a filter offers to some, in public', () => {
  const questions = [
    { code: 'budget', type: 'NUMBER' },
    {
      code: 'place',
      type: 'SINGLE',
      choiceFilter: 'least < ${budget}',
      choices: ['10', '100'].map((least) => ({ code: `from-${least}`, label, values: { least } })),
    },
  ];
  const places = (few: number) =>
    publicOf(
      resultsOf(questions, [
        [few, { budget: value({ number: 50 }), place: chosen('from-10') }],
        [7, { budget: value({ number: 150 }), place: chosen('from-10') }],
        [7, { budget: value({ number: 150 }), place: chosen('from-100') }],
      ]),
    );

  it('do not tell by their n how few gave the answer that the filter asks for', () => {
    expect(isTold(places(3), 'place')).toBe(false);
  });

  it('are told where enough stand on either side', () => {
    const place = places(6).get('place');
    expect(place?.type === 'SINGLE' && place.columns.at(-1)?.choices.map(({ answered }) => answered)).toEqual([20, 14]);
  });
});

describe('a meeting that lowers its smallest count', () => {
  const questions = [
    { code: 'stage', type: 'SINGLE', choices: choices('a', 'b') },
    { code: 'amount', type: 'NUMBER' },
    { code: 'day', type: 'DATE' },
  ];
  const results = resultsOf(
    questions,
    [
      [12, { stage: chosen('a'), amount: value({ number: 1 }), day: value({ text: '2026-11-01' }) }],
      [6, { stage: chosen('b'), amount: value({ number: 2 }), day: value({ text: '2026-12-01' }) }],
    ],
    10,
  );

  it('opens nothing that was sealed with a larger one', () => {
    expect(results.publicCell).toBe(10);
    expect(publicOf(results, 3)).toEqual(publicOf(results, 10));
    const stage = publicOf(results, 3).get('stage');
    expect(stage?.type === 'SINGLE' && stage.columns.at(-1)?.choices.map(({ count }) => count)).toEqual([null, null]);
  });

  it('reads a snapshot of before, which does not say it, as it always did', () => {
    const { publicCell: _, ...before } = results;
    const stage = publicOf(before, 3).get('stage');
    expect(stage?.type === 'SINGLE' && stage.columns.at(-1)?.choices.map(({ count }) => count)).toEqual([12, 6]);
  });
});
