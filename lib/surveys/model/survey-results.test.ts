import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SubmissionPayload, SurveyAnswer } from '../schema';
import { definitionSchema, type SurveyDefinition, type SurveyDefinitionInput } from './definition';
import { DEFAULT_THRESHOLDS } from './disclosure';
import type { MissingCounts } from './missing';
import { surveyResults, type QuestionResult, type SurveyedParty, type SurveyResultsInput } from './survey-results';
import { togetherOnly, visibleResults, type VisibleQuestion } from './visible-results';

const label = { en: 'Words' };
const choices = (...codes: string[]) => codes.map((code) => ({ code, label }));

/** A question of every kind; `why` is asked of those that are not done, and each of the second page of those that are. */
const everyKind = (change: Partial<Record<string, object>> = {}): SurveyDefinition => {
  const questions = [
    { code: 'stage', type: 'SINGLE', choices: choices('planned', 'done'), other: true },
    { code: 'means', type: 'MULTIPLE', choices: choices('data', 'training', 'dialogue'), other: true },
    { code: 'order', type: 'RANKING', topK: 2, choices: choices('a', 'b', 'c') },
    { code: 'useful', type: 'SCALE', minValue: 1, maxValue: 5 },
    { code: 'views', type: 'MATRIX', rows: choices('x', 'y'), columns: choices('low', 'high') },
    { code: 'staff', type: 'NUMBER', decimals: 1 },
    { code: 'since', type: 'DATE' },
    { code: 'line', type: 'TEXT' },
    { code: 'why', type: 'LONG_TEXT', condition: "${stage} != 'done'" },
    { code: 'annex', type: 'FILE' },
    { code: 'lands', type: 'COUNTRY', multiple: true },
    { code: 'partner', type: 'ORGANISATION' },
    { code: 'themes', type: 'THEME', multiple: true },
    { code: 'objective', type: 'OBJECTIVE' },
    { code: 'double', type: 'CALCULATED', calculation: '${staff} * 2' },
    { code: 'remark', type: 'NOTE' },
  ].map((question) => ({ label, ...question, ...change[question.code] }));
  const definition = {
    pages: [{ code: 'page', sections: [{ code: 'section', questions }] }],
  };
  return definitionSchema.parse(definition as SurveyDefinitionInput);
};

const value = (given: Partial<SurveyAnswer>): SurveyAnswer => ({
  kind: 'VALUE',
  choices: [],
  number: null,
  text: null,
  language: null,
  ...given,
});
const reason = (kind: SurveyAnswer['kind']): SurveyAnswer => value({ kind });

type Answers = SubmissionPayload['answers'];
const submissionOf = (party: string, answers: Answers, version = 1): SubmissionPayload => ({
  meeting: 'm',
  survey: 's',
  party,
  number: 1,
  version,
  versionSha256: '',
  answers,
});
const partyOf = (
  id: string,
  answers: Answers | null,
  more: Partial<SurveyedParty> = {},
  version = 1,
): SurveyedParty => ({
  id,
  kind: 'mechanism',
  regions: ['africa'],
  scope: 'regional',
  isInvited: true,
  submission: answers && submissionOf(id, answers, version),
  submittedAt: new Date('2026-11-29T12:00:00Z'),
  ...more,
});
const input = (parties: readonly SurveyedParty[], more: Partial<SurveyResultsInput> = {}): SurveyResultsInput => ({
  versions: new Map([[1, everyKind()]]),
  parties,
  regions: ['africa', 'europe'],
  topK: 3,
  thresholds: DEFAULT_THRESHOLDS,
  lists: { THEME: ['borders', 'data', 'return'], OBJECTIVE: ['1', '6'] },
  ...more,
});
const of = <Type extends QuestionResult['type']>(results: readonly QuestionResult[], code: string, type: Type) => {
  const found = results.find((question) => question.code === code);
  if (found?.type !== type) throw new Error(`${code} is ${found?.type}`);
  return found as QuestionResult & { readonly type: Type };
};

/** Every group that a question was counted in; each row of a matrix is a question of its own. */
function groupsOf(question: QuestionResult): { invited: number; answered: number; missing: MissingCounts }[] {
  const tallies =
    question.type === 'RANKING'
      ? [question.result]
      : question.type === 'MATRIX'
        ? question.rows.map(({ tally }) => tally)
        : [question.tally];
  return tallies.flatMap(({ all, mechanisms, partners }) =>
    [all, mechanisms, partners].flatMap((section) => [...section.columns, section.total]),
  );
}

describe('surveyResults', () => {
  it('counts every kind of question that is asked', () => {
    const answers: Answers = {
      stage: value({ choices: ['other'], other: 'Paused' }),
      means: value({ choices: ['data', 'other'], other: 'Seminars' }),
      order: value({ choices: ['b', 'a'] }),
      useful: value({ number: 4 }),
      views: value({ cells: { x: 'high' } }),
      staff: value({ number: 2.5 }),
      since: value({ text: '2026-03-31' }),
      line: value({ text: 'One line' }),
      why: value({ text: 'Because' }),
      annex: value({ file: { id: '01890000-0000-7000-8000-000000000000', sha256: 'f' } }),
      lands: value({ codes: ['CH', 'FR'] }),
      partner: value({ codes: ['puebla'] }),
      themes: value({ codes: ['data'] }),
      objective: value({ codes: ['6'] }),
      double: value({ number: 5 }),
    };
    const { questions } = surveyResults(input([partyOf('a', answers), partyOf('b', null)]));
    // A note is not asked; nothing else is left out.
    expect(questions.map(({ code }) => code)).toEqual([...Object.keys(answers)]);
    const counts = (rows: readonly { code: string; count: number }[]) =>
      Object.fromEntries(rows.map(({ code, count }) => [code, count]));
    const choice = (code: string, type: 'SINGLE' | 'MULTIPLE' | 'COUNTRY' | 'ORGANISATION' | 'THEME' | 'OBJECTIVE') =>
      counts(of(questions, code, type).tally.all.total.content);
    expect(choice('stage', 'SINGLE')).toEqual({ planned: 0, done: 0, other: 1 });
    expect(choice('means', 'MULTIPLE')).toEqual({ data: 1, training: 0, dialogue: 0, other: 1 });
    // A short list keeps every row; of a long one only what was named is listed.
    expect(choice('themes', 'THEME')).toEqual({ borders: 0, data: 1, return: 0 });
    expect(choice('objective', 'OBJECTIVE')).toEqual({ 1: 0, 6: 1 });
    expect(choice('lands', 'COUNTRY')).toEqual({ CH: 1, FR: 1 });
    expect(choice('partner', 'ORGANISATION')).toEqual({ puebla: 1 });
    const [x, y] = of(questions, 'views', 'MATRIX').rows.map(({ tally }) => tally.all.total);
    expect([counts(x?.content ?? []), x?.answered, x?.missing.skipped]).toEqual([{ low: 0, high: 1 }, 1, 0]);
    expect([counts(y?.content ?? []), y?.answered, y?.missing.skipped]).toEqual([{ low: 0, high: 0 }, 0, 1]);
    expect(of(questions, 'staff', 'NUMBER').tally.all.total.content.summary).toMatchObject({ least: 2.5, mean: 2.5 });
    expect(of(questions, 'double', 'CALCULATED').tally.all.total.content.summary?.median).toBe(5);
    expect(of(questions, 'since', 'DATE').tally.all.total.content).toMatchObject({
      earliest: '2026-03-31',
      months: [{ code: '2026-03', count: 1, answered: 1 }],
    });
    for (const [code, type] of [
      ['line', 'TEXT'],
      ['why', 'LONG_TEXT'],
      ['annex', 'FILE'],
    ] as const)
      expect(of(questions, code, type).tally.all.total).toMatchObject({
        answered: 1,
        invited: 2,
        content: { texts: 1 },
      });
  });

  it('keeps what logic hid apart from what was skipped, and waits for no answer from whom it did not ask', () => {
    const done = value({ choices: ['done'] });
    const planned = value({ choices: ['planned'] });
    const parties = [
      partyOf('hid', { stage: done }),
      partyOf('skipped', { stage: planned }),
      partyOf('said', { stage: planned, why: value({ text: 'Because' }) }),
      partyOf('unsure', { stage: planned, why: reason('DONT_KNOW') }),
      partyOf('silent', null),
    ];
    const { questions } = surveyResults(input(parties));
    const { total } = of(questions, 'why', 'LONG_TEXT').tally.all;
    expect(total.missing).toMatchObject({ hidden: 1, skipped: 1, dont_know: 1, silent: 1 });
    expect(total).toMatchObject({ invited: 5, answered: 1, weightInvited: 5, weightHidden: 1 });
    expect(of(questions, 'why', 'LONG_TEXT').conditionalOn).toEqual(['stage']);
    expect(of(questions, 'stage', 'SINGLE').conditionalOn).toBeUndefined();
  });

  it('takes what was hidden from the seal where it says so', () => {
    const submission = { ...submissionOf('a', { stage: value({ choices: ['planned'] }) }), hidden: ['line'] };
    const { questions } = surveyResults(input([partyOf('a', null, { submission })]));
    expect(of(questions, 'line', 'TEXT').tally.all.total.missing).toMatchObject({ hidden: 1, skipped: 0 });
    expect(of(questions, 'why', 'LONG_TEXT').tally.all.total.missing).toMatchObject({ hidden: 0, skipped: 1 });
  });

  it('keeps a retired choice with its own denominator, and an added one “not offered” to those before', () => {
    const versions = new Map([
      [1, everyKind()],
      [2, everyKind({ means: { choices: choices('data', 'funds') }, views: { rows: choices('x', 'z') } })],
    ]);
    const old = { means: value({ choices: ['training'] }), views: value({ cells: { x: 'low', y: 'low' } }) };
    const young = { means: value({ choices: ['funds'] }), views: value({ cells: { x: 'low', z: 'high' } }) };
    const parties = [partyOf('a', old), partyOf('b', old), partyOf('c', young, {}, 2)];
    const { questions } = surveyResults(input(parties, { versions }));
    expect(of(questions, 'means', 'MULTIPLE').tally.all.total.content).toEqual([
      { code: 'data', count: 0, answered: 3, share: 0 },
      { code: 'funds', count: 1, answered: 1, share: 1, level: 'no_ranking' },
      { code: 'other', count: 0, answered: 3, share: 0 },
      { code: 'training', count: 2, answered: 2, share: 1, level: 'no_ranking' },
      { code: 'dialogue', count: 0, answered: 2, share: 0, level: 'no_ranking' },
    ]);
    const rows = of(questions, 'views', 'MATRIX').rows.map(({ row, tally: { all } }) => [
      row,
      all.total.answered,
      all.total.missing.not_offered,
      all.total.missing.skipped,
    ]);
    expect(rows).toEqual([
      ['x', 3, 0, 0],
      ['z', 1, 2, 0],
      ['y', 2, 1, 0],
    ]);
  });

  const some = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
  const part = (codes: readonly string[], most: number) =>
    fc.shuffledSubarray([...codes], { minLength: 1, maxLength: most });
  const given: Record<string, fc.Arbitrary<SurveyAnswer>> = {
    stage: fc.constantFrom('planned', 'done', 'other').map((code) => value({ choices: [code] })),
    means: part(['data', 'training', 'dialogue', 'other'], 4).map((codes) => value({ choices: codes })),
    order: part(['a', 'b', 'c'], 2).map((codes) => value({ choices: codes })),
    useful: fc.integer({ min: 1, max: 5 }).map((number) => value({ number })),
    views: fc
      .dictionary(fc.constantFrom('x', 'y'), fc.constantFrom('low', 'high'), { minKeys: 1 })
      .map((cells) => value({ cells })),
    staff: fc.integer({ min: -20, max: 400 }).map((number) => value({ number: number / 10 })),
    since: fc
      .date({ min: new Date('2025-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
      .map((day) => value({ text: day.toISOString().slice(0, 10) })),
    line: fc.constant(value({ text: 'words' })),
    why: fc.constant(value({ text: 'words' })),
    annex: fc.constant(value({ file: { id: '01890000-0000-7000-8000-000000000000', sha256: 'f' } })),
    lands: part(['CH', 'FR', 'KI'], 3).map((codes) => value({ codes })),
    partner: part(['puebla', 'prague'], 1).map((codes) => value({ codes })),
    themes: part(['borders', 'data', 'gone'], 3).map((codes) => value({ codes })),
    objective: part(['1', '6'], 1).map((codes) => value({ codes })),
    double: fc.oneof(
      fc.integer().map((number) => value({ number })),
      fc.constant(value({ text: 'high' })),
    ),
  };
  const anyReason = fc
    .constantFrom('NO_CONSENSUS', 'DONT_KNOW', 'PREFER_NOT_TO_SAY')
    .map((kind) => reason(kind as SurveyAnswer['kind']));
  const anyAnswers = fc.record(
    Object.fromEntries(
      Object.entries(given).map(([code, values]) => [
        code,
        some(fc.oneof({ weight: 4, arbitrary: values }, anyReason)),
      ]),
    ),
  );
  const anyParty = fc.record({
    answers: some(anyAnswers),
    kind: fc.constantFrom('mechanism' as const, 'partner' as const),
    regions: fc.subarray(['africa', 'europe']),
    isInvited: fc.boolean(),
  });
  const anyParties = fc
    .array(anyParty, { minLength: 1, maxLength: 14 })
    .map((parties) => parties.map(({ answers, ...more }, index) => partyOf(`p${index}`, answers, more)));

  it('counts a choice among those alone to whom its filter offered it', () => {
    const places = ['dakar', 'lima'].map((code) => ({
      code,
      label,
      values: { where: code === 'lima' ? 'done' : 'planned' },
    }));
    const definition = definitionSchema.parse({
      questions: [
        { code: 'stage', type: 'SINGLE', label, choices: choices('planned', 'done') },
        { code: 'place', type: 'MULTIPLE', label, choiceFilter: 'where = ${stage}', choices: places },
      ],
    });
    const said = (stage: string, place: string) => ({
      stage: value({ choices: [stage] }),
      place: value({ choices: [place] }),
    });
    const { questions } = surveyResults(
      input(
        [
          partyOf('a', said('planned', 'dakar')),
          partyOf('b', said('planned', 'dakar')),
          partyOf('c', said('done', 'lima')),
        ],
        { versions: new Map([[1, definition]]) },
      ),
    );
    expect(
      of(questions, 'place', 'MULTIPLE').tally.all.total.content.map(({ code, count, answered }) => [
        code,
        count,
        answered,
      ]),
    ).toEqual([
      ['dakar', 2, 2],
      ['lima', 1, 1],
    ]);
    expect(of(questions, 'place', 'MULTIPLE').conditionalOn).toEqual(['stage']);
  });

  it('of States are of all together only, the themes of their open answers too', () => {
    const results = surveyResults(
      input([partyOf('a', { line: value({ text: 'words' }) })], {
        coded: [
          { question: 'line', source: 'text', version: 1, codes: ['code:1'], byParty: new Map([['a', ['code:1']]]) },
        ],
      }),
    );
    const { coded = [] } = togetherOnly(visibleResults(results, { audience: 'inside', small: 5, isAttributed: true }));
    expect(coded.map(({ columns }) => columns.map(({ key }) => key))).toEqual([['total']]);
  });

  it('counts what an answer names, whatever its filter says since; what was left out is what was sealed', () => {
    const filtered = {
      label,
      choices: choices('dakar', 'lima'),
      choiceFilter: "name = jr:choice-name(${stage}, '${stage}')",
    };
    const definition = definitionSchema.parse({
      questions: [
        { code: 'stage', type: 'ORGANISATION', label },
        { ...filtered, code: 'place', type: 'MULTIPLE' },
        { ...filtered, code: 'first', type: 'RANKING' },
        { ...filtered, code: 'only', type: 'SINGLE' },
      ],
    });
    const dakar = value({ choices: ['dakar'] });
    const party = partyOf('a', { stage: value({ codes: ['city'] }), place: dakar, first: dakar, only: dakar });
    const count = (submission: typeof party.submission) => {
      const { questions } = surveyResults(input([{ ...party, submission }], { versions: new Map([[1, definition]]) }));
      const rowsOf = (code: string, type: 'MULTIPLE' | 'SINGLE') =>
        of(questions, code, type).tally.all.total.content.map(({ count: n, answered }) => [n, answered]);
      const ranked = of(questions, 'first', 'RANKING').result.all.total.rows;
      return [rowsOf('place', 'MULTIPLE'), rowsOf('only', 'SINGLE'), ranked.map((row) => [row.topCount, row.answered])];
    };
    const { submission } = party;
    // Sealed before: the list that called it by name is not there when it is counted.
    expect(count(submission)).toEqual(
      Array(3).fill([
        [1, 1],
        [0, 0],
      ]),
    );
    const left = (...codes: string[]) => ({ place: codes, first: codes, only: codes });
    expect(count(submission && { ...submission, leftOut: left('lima') })).toEqual(
      Array(3).fill([
        [1, 1],
        [0, 0],
      ]),
    );
    expect(count(submission && { ...submission, leftOut: {} })).toEqual(
      Array(3).fill([
        [1, 1],
        [0, 1],
      ]),
    );
  });

  it('adds up: of every question and group, answers and reasons for none are N, whoever is counted where', () => {
    fc.assert(
      fc.property(anyParties, fc.constantFrom('partition' as const, 'spread' as const), (parties, assignment) => {
        const { questions, invited } = surveyResults(input(parties, { assignment }));
        expect(questions).toHaveLength(15);
        for (const question of questions)
          for (const group of groupsOf(question)) {
            const reasons = Object.values(group.missing).reduce((sum, count) => sum + count, 0);
            expect(group.answered + reasons).toBe(group.invited);
          }
        for (const question of questions) {
          const sections =
            question.type === 'RANKING'
              ? [question.result]
              : question.type === 'MATRIX'
                ? question.rows.map(({ tally }) => tally)
                : [question.tally];
          for (const { all, mechanisms, partners } of sections) {
            expect(all.total.invited).toBe(invited);
            expect(mechanisms.total.invited + partners.total.invited).toBe(invited);
            const weights = all.columns.reduce((sum, { weightInvited }) => sum + weightInvited, 0);
            expect(weights).toBeCloseTo(invited, 9);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on who is called what or stands where', () => {
    fc.assert(
      fc.property(anyParties, (parties) => {
        const renamed = parties.map((party, index) => ({ ...party, id: `q${parties.length - index}` })).toReversed();
        expect(surveyResults(input(renamed))).toEqual(surveyResults(input(parties)));
      }),
      { numRuns: 20 },
    );
  });

  it('tells the public nothing of fewer than five, in any kind of question', () => {
    fc.assert(
      fc.property(anyParties, (parties) => {
        const { questions } = visibleResults(surveyResults(input(parties)), {
          audience: 'public',
          small: 5,
          isAttributed: true,
        });
        for (const question of questions)
          for (const count of countsOf(question)) expect(count).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 40 },
    );
  });
});

/** Every count that a question shows. */
function countsOf(question: VisibleQuestion): number[] {
  const counts = (columns: readonly { choices: readonly { count: number | null }[] }[]) =>
    columns.flatMap((column) => column.choices.flatMap(({ count }) => count ?? []));
  switch (question.type) {
    case 'RANKING':
      return [...question.table.columns, ...question.table.kinds, question.table.total].flatMap(({ cells }) =>
        cells.flatMap(({ count }) => count ?? []),
      );
    case 'MATRIX':
      return question.rows.flatMap(({ columns }) => counts(columns));
    case 'DATE':
      return counts(question.months);
    case 'NUMBER':
    case 'CALCULATED':
      return question.columns.flatMap(({ answered, summary }) =>
        Object.values(summary).some((figure) => figure !== null) ? answered : [],
      );
    case 'TEXT':
    case 'LONG_TEXT':
    case 'FILE':
    case 'CALCULATED_TEXT':
    case 'WITHHELD':
      return [];
    default:
      return counts(question.columns);
  }
}

describe('what the public sees of a question that not everybody is asked', () => {
  const view = { audience: 'public', small: 5, isAttributed: true } as const;
  const said = (stage: string, count: number, from: number) =>
    Array.from({ length: count }, (_, index) =>
      partyOf(`p${from + index}`, {
        stage: value({ choices: [stage] }),
        ...(stage === 'done' ? {} : { why: value({ text: 'words' }) }),
      }),
    );
  const why = (parties: readonly SurveyedParty[], definition = everyKind({ stage: { other: undefined } })) =>
    visibleResults(surveyResults(input(parties, { versions: new Map([[1, definition]]) })), view).questions.find(
      ({ code }) => code === 'why',
    );

  it('is nothing where its n would tell an answer that is withheld', () => {
    // Two are done: that is withheld, and 12 of 14 that were asked why would say it.
    expect(why([...said('planned', 12, 0), ...said('done', 2, 12)])).toEqual({ type: 'WITHHELD', code: 'why' });
  });

  it('is the total where enough were asked, enough were not, and every answer that leads there is told', () => {
    expect(why([...said('planned', 12, 0), ...said('done', 8, 12)])).toMatchObject({ answered: 12, isOfAllOnly: true });
  });
});
