import { describe, expect, it } from 'vitest';
import type { SurveyAnswer } from '../schema';
import { aboutOf } from './about';
import { askedPages, askedParts, askedQuestions, decidingCodes, shortcomingsOf, valueOfAnswer } from './asked';
import { definitionSchema, questionsOf } from './definition';

const empty = { choices: [], number: null, text: null, language: null };
const chosen = (...choices: string[]): SurveyAnswer => ({ kind: 'VALUE', ...empty, choices });
const number = (value: number): SurveyAnswer => ({ kind: 'VALUE', ...empty, number: value });
const noConsensus: SurveyAnswer = { kind: 'NO_CONSENSUS', ...empty };
const now = new Date('2026-11-29T12:00:00Z');
const about = { now, zone: 'UTC', locale: 'en' };
const label = { en: 'A question' };
const twoChoices = ['yes', 'no'].map((code) => ({ code, label: { en: code } }));

const definition = definitionSchema.parse({
  pages: [
    {
      code: 'first',
      sections: [
        {
          code: 'a',
          questions: [
            { code: 'met', type: 'SINGLE', label, required: true, choices: twoChoices },
            { code: 'where', type: 'SINGLE', label, required: true, choices: twoChoices, condition: "${met} = 'yes'" },
            {
              code: 'useful',
              type: 'SCALE',
              label: { en: 'Useful?' },
              minValue: 1,
              maxValue: 5,
              constraint: { expression: '. > 1' },
            },
          ],
        },
      ],
    },
    {
      code: 'second',
      condition: "${where} = 'yes'",
      sections: [
        {
          code: 'b',
          questions: [{ code: 'more', type: 'LONG_TEXT', label: { en: 'More on ${useful}' }, required: true }],
        },
      ],
    },
  ],
});
const askedOf = (answers: Record<string, SurveyAnswer>) => {
  const asked = askedParts(definition, answers, about);
  return {
    questions: askedPages(definition, asked).map((page) => askedQuestions(page, asked).map(({ code }) => code)),
    missing: shortcomingsOf(definition, asked, about).map(({ question, code }) => `${question.code} ${code}`),
    answers: [...asked.answers.keys()],
  };
};

describe('what is asked', () => {
  it('follows the conditions from top to bottom, and leaves out whole pages', () => {
    expect(askedOf({})).toEqual({ questions: [['met', 'useful']], missing: ['met answer_missing'], answers: [] });
    expect(askedOf({ met: chosen('yes'), where: chosen('yes') })).toMatchObject({
      questions: [['met', 'where', 'useful'], ['more']],
      missing: ['more answer_missing'],
    });
  });

  it('does not count an answer to what is no longer asked, which then opens nothing either', () => {
    expect(askedOf({ met: chosen('no'), where: chosen('yes') })).toEqual({
      questions: [['met', 'useful']],
      missing: [],
      answers: ['met'],
    });
  });

  it('takes "no consensus" for an answer, and looks at constraints only where there is a value', () => {
    expect(askedOf({ met: noConsensus, useful: noConsensus }).missing).toEqual([]);
    expect(askedOf({ met: chosen('no'), useful: number(1) }).missing).toEqual(['useful constraint']);
    expect(askedOf({ met: chosen('no'), useful: number(2) }).missing).toEqual([]);
  });

  it('knows on which answers that depends', () => {
    expect([...decidingCodes(definition)].toSorted()).toEqual(['met', 'useful', 'where']);
  });
});

describe('what an answer is to an expression', () => {
  const file: SurveyAnswer = { kind: 'VALUE', ...empty, file: { id: 'f', sha256: 'x' } };
  const cells: SurveyAnswer = { kind: 'VALUE', ...empty, cells: { law: 'high', data: 'low' } };
  const of = (type: string, answer?: SurveyAnswer, about = {}) => {
    const [question] = questionsOf(
      definitionSchema.parse({
        questions: [
          { code: 'q', type, label, ...(type === 'MATRIX' ? { rows: twoChoices, columns: twoChoices } : {}) },
        ],
      }),
    );
    return question && valueOfAnswer(question, answer, about);
  };

  it('is the name of a file, each cell of a matrix, and nothing where there is none', () => {
    expect(of('FILE', file, { fileName: () => 'annex.pdf' })).toBe('annex.pdf');
    expect(of('FILE', file)).toBe('file');
    expect(of('MATRIX', cells)).toBe('law:high data:low');
    expect([of('FILE'), of('MATRIX'), of('MATRIX', noConsensus)]).toEqual(['', '', '']);
  });

  it('follows the clocks of the meeting, and calls choices by their names', () => {
    const asking = definitionSchema.parse({
      questions: [
        {
          code: 'met',
          type: 'SINGLE',
          label,
          choices: [{ code: 'yes', label: { en: 'Yes', fr: 'Oui' } }, twoChoices[1]],
        },
        { code: 'named', type: 'CALCULATED', label, calculation: "jr:choice-name(${met}, '${met}')" },
        { code: 'today', type: 'CALCULATED', label, calculation: 'today()' },
      ],
    });
    const valuesIn = (zone: string, locale?: string) => {
      const known = { now, ...(locale ? { locale } : {}) };
      const { valueOf } = askedParts(
        asking,
        { met: chosen('yes') },
        aboutOf({ zone, languages: ['en'] }, asking, known),
      );
      return [valueOf('named'), valueOf('today')];
    };
    expect(valuesIn('Pacific/Kiritimati')).toEqual(['Yes', '2026-11-30']);
    expect(valuesIn('America/Lima', 'fr')).toEqual(['Oui', '2026-11-29']);
  });
});

describe('what is required, and which choices there are', () => {
  const places = [
    { code: 'dakar', label, values: { region: 'west' } },
    { code: 'lagos', label, values: { region: 'west' } },
    { code: 'lima', label, values: { region: 'south' } },
  ];
  const regions = ['west', 'south'].map((code) => ({ code, label }));
  const cascade = definitionSchema.parse({
    questions: [
      { code: 'region', type: 'SINGLE', label, choices: regions },
      { code: 'place', type: 'SINGLE', label, choices: places, choiceFilter: 'region = ${region}' },
      { code: 'places', type: 'RANKING', label, choices: places, choiceFilter: "region = ${region} or name = 'lima'" },
      { code: 'why', type: 'TEXT', label, requiredWhen: "${place} = 'lagos' or ${count} > 3" },
      { code: 'count', type: 'NUMBER', label, requiredWhen: 'not an expression' },
    ],
  });
  const asked = (given: Record<string, SurveyAnswer>) => askedParts(cascade, given, about);
  const offered = (given: Record<string, SurveyAnswer>, code: string) => {
    const question = asked(given).questions.get(code);
    return question && 'choices' in question ? question.choices.map((choice) => choice.code) : null;
  };

  it('offers the choices that the filter leaves, and goes on from what is left of an answer', () => {
    expect(offered({}, 'place')).toEqual([]);
    expect(offered({ region: chosen('west') }, 'place')).toEqual(['dakar', 'lagos']);
    expect(offered({ region: chosen('west') }, 'places')).toEqual(['dakar', 'lagos', 'lima']);
    const moved = asked({ region: chosen('south'), place: chosen('lagos'), places: chosen('lagos', 'lima') });
    expect([moved.valueOf('place'), moved.valueOf('places'), moved.questions.get('why')?.required]).toEqual([
      ...['', 'lima', false],
    ]);
  });

  it('requires an answer where its condition holds, whatever stands before or after it', () => {
    const missing = (given: Record<string, SurveyAnswer>) =>
      shortcomingsOf(cascade, asked(given), about).map(({ question: { code, required } }) => [code, required]);
    expect(missing({})).toEqual([]);
    expect(missing({ region: chosen('west'), place: chosen('lagos') })).toEqual([['why', true]]);
    expect(missing({ count: number(4) })).toEqual([['why', true]]);
  });

  it('knows on which answers it depends', () => {
    expect(decidingCodes(cascade)).toEqual(new Set(['region', 'place', 'count']));
  });
});
