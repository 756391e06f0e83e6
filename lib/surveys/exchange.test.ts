import { describe, expect, it } from 'vitest';
import { toCsv } from '@/lib/core/csv';
import { resultSheet, type ResultSheetWords } from './exchange';
import { DEFAULT_THRESHOLDS } from './model/disclosure';
import { surveyResults, type SurveyedParty } from './model/survey-results';
import { visibleResults } from './model/visible-results';
import { definitionSchema, questionsOf } from './model/definition';

const definition = definitionSchema.parse({
  questions: [
    {
      code: 'order',
      type: 'RANKING',
      topK: 1,
      label: { en: '=HYPERLINK("x")' },
      choices: [
        { code: 'a', label: { en: '+SUM(1)' } },
        { code: 'b', label: { en: 'B' } },
      ],
    },
  ],
});

/** Six parties of one region: five put a first, one b. */
const parties = ['a', 'a', 'a', 'a', 'a', 'b'].map((first, index): SurveyedParty => {
  const answer = { kind: 'VALUE' as const, choices: [first], number: null, text: null, language: null };
  const id = `party-${index}`;
  const submission = {
    meeting: 'm',
    survey: 's',
    party: id,
    number: 1,
    version: 1,
    versionSha256: '',
    answers: { order: answer },
  };
  return {
    id,
    kind: 'mechanism',
    regions: ['africa'],
    scope: 'regional',
    isInvited: true,
    submission,
    submittedAt: null,
  };
});
const results = surveyResults({
  versions: new Map([[1, definition]]),
  parties,
  regions: ['africa'],
  topK: 5,
  thresholds: DEFAULT_THRESHOLDS,
});

const inside = { audience: 'inside', small: 5, isAttributed: true } as const;

const words: ResultSheetWords = {
  heads: {
    question: 'Question',
    choice: 'Choice',
    column: 'Group',
    count: 'Count',
    answered: 'n',
    invited: 'N',
    share: 'Share',
    low: 'Low',
    high: 'High',
    rank: 'Rank',
    value: 'Figure',
  },
  question: () => questionsOf(definition)[0]?.label.en ?? '',
  choice: (_question, code) => (code === 'a' ? '+SUM(1)' : code),
  column: (key) => key,
  figure: (name) => name,
  month: (code) => code,
};

describe('the sheet of results', () => {
  it('has a row for every figure, under the lines that say what it is', () => {
    const [first, head, ...rows] = resultSheet(visibleResults(results, inside), words, [['Illustrative']]);
    expect(first).toEqual(['Illustrative']);
    expect(head?.slice(0, 4)).toEqual(['Question', 'Choice', 'Group', 'Count']);
    const africa = rows.find((row) => row.at(-1) === 'africa' && row.at(-2) === 'a');
    expect(africa?.slice(2, 10)).toEqual(['africa', 5, 6, 6, 0.8333, 0.8333, 0.8333, 1]);
  });

  it('leaves what the public may not see empty, and with it what would give it away', () => {
    const rows = resultSheet(visibleResults(results, { ...inside, audience: 'public' }), words, []).slice(1);
    const counts = rows.filter((row) => row.at(-1) === 'africa').map((row) => row[3]);
    expect(counts).toEqual([null, null]);
  });

  it('holds no formula, whatever a question is called', () => {
    const csv = toCsv(resultSheet(visibleResults(results, inside), words, []));
    expect(csv).toContain(`"'=HYPERLINK(""x"")",'+SUM(1),`);
    expect(csv).not.toMatch(/(^|,)"?[=+@]/m);
  });
});
