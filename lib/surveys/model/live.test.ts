import { describe, expect, it } from 'vitest';
import type { SurveyAnswer } from '../schema';
import { proposedAnswers } from './proposed-answer';
import { aboutOf } from './about';
import { askedParts } from './asked';
import { definitionSchema, questionsOf } from './definition';
import { follow } from './live';
import { liveOf, remakingCodes } from './live-definition';
import { answerPiper } from './piped-answers';
import { answerFieldsOf, takesAnswer } from './read-answer';
import { typedAnswer } from './typed-answer';

const now = new Date('2026-11-29T12:00:00Z');
const label = { en: 'Question', es: 'Pregunta' };
const two = ['yes', 'no'].map((code) => ({ code, label: { en: `${code}!`, es: `¡${code}!` } }));
const question = (code: string, type: string, more: object = {}) => ({ code, type, label, ...more });
const definition = definitionSchema.parse({
  pages: [
    {
      code: 'first',
      title: label,
      sections: [
        {
          code: 'a',
          questions: [
            question('met', 'SINGLE', { choices: two }),
            question('places', 'MULTIPLE', { choices: two, condition: "${met} = 'yes'" }),
            question('views', 'MATRIX', { rows: two, columns: two }),
            question('where', 'COUNTRY', {
              constraint: { expression: "jr:choice-name(., '${where}') != 'France'", message: label },
            }),
            question('share', 'NUMBER', { constraint: { expression: '. <= 100' } }),
            question('paper', 'FILE'),
            question('sum', 'CALCULATED', { calculation: '${share} * 2' }),
          ],
        },
      ],
    },
    {
      code: 'second',
      condition: "${paper} != '' or selected(${views}, 'yes:no')",
      sections: [
        { code: 'b', questions: [question('more', 'TEXT', { label: { en: 'On ${places}, ${sum} and ${where}' } })] },
      ],
    },
  ],
});
const lists = {
  COUNTRY: [
    { code: 'CH', label: { en: 'Switzerland', es: 'Suiza' } },
    { code: 'FR', label: { en: 'France', es: 'Francia' } },
  ],
};
const files = new Map([['f', 'annex.pdf']]);
const meeting = { zone: 'Europe/Zurich', languages: ['en', 'fr', 'es'] };
const empty = { choices: [], number: null, text: null, language: null };
const value = (given: Partial<SurveyAnswer>): SurveyAnswer => ({ kind: 'VALUE', ...empty, ...given });

const liveFor = (answers: Record<string, SurveyAnswer>) => {
  const live = liveOf(definition, {
    answers,
    proposed: {},
    files,
    lists,
    now,
    zone: meeting.zone,
    decidedIn: 'en',
    locale: 'es',
  });
  if (!live) throw new Error('The questionnaire depends on its answers.');
  return live;
};

describe('a page that follows itself', () => {
  const worlds: Record<string, SurveyAnswer>[] = [
    {},
    { met: value({ choices: ['yes'] }), places: value({ choices: ['no', 'yes'] }), share: value({ number: 12.5 }) },
    { views: value({ cells: { yes: 'no' } }), where: value({ codes: ['FR'] }), share: value({ number: 101 }) },
    { paper: value({ file: { id: 'f', sha256: 'x' } }), where: value({ codes: ['CH'] }) },
    { met: { kind: 'NO_CONSENSUS', ...empty }, places: value({ choices: ['yes'] }) },
  ];

  it.each(worlds)('asks, says and refuses what the server does: %j', (answers) => {
    const known = { now, lists, files };
    const asked = askedParts(definition, answers, aboutOf(meeting, definition, known));
    const said = askedParts(definition, answers, aboutOf(meeting, definition, { ...known, locale: 'es' }));
    const text = 'On ${places}, ${sum} and ${where}';
    const server = answerPiper(definition, said, lists, 'es')(text);
    const stored = follow(liveFor(answers), new Map(), now);
    const typed = follow(liveFor({}), new Map(Object.entries(answers)), now);
    for (const shown of [stored, typed]) {
      expect([...shown.codes]).toEqual([...asked.codes]);
      expect(shown.pipe(text)).toBe(server);
    }
  });

  it('knows which answers break their constraint, and how far each page is answered', () => {
    const [, , broken = {}] = worlds;
    const shown = follow(liveFor(broken), new Map([['met', value({ choices: ['yes'] })]]), now);
    expect([...shown.unmet]).toEqual(['where', 'share']);
    expect(shown.pages).toEqual([
      { code: 'first', done: 4, total: 6 },
      { code: 'second', done: 0, total: 1 },
    ]);
  });

  it('leaves out the choices that a filter leaves out, and offers them again', () => {
    const filtered = definitionSchema.parse({
      questions: [
        question('met', 'SINGLE', { choices: two }),
        question('next', 'MULTIPLE', { choices: two, choiceFilter: "name != 'no' or ${met} = 'yes'" }),
      ],
    });
    const known = { answers: {}, proposed: {}, files, lists, now, zone: 'UTC', decidedIn: 'en', locale: 'es' as const };
    const live = liveOf(filtered, known);
    const leftOut = (choice: string) =>
      live && follow(live, new Map([['met', value({ choices: [choice] })]]), now).leftOut;
    expect(leftOut('no')).toEqual({ next: ['no'] });
    expect(leftOut('yes')).toEqual({});
  });

  it('is given no words but the names it says', () => {
    const text = JSON.stringify(liveFor({}));
    expect(text).not.toContain('Pregunta');
    expect(text).not.toContain('Question');
    expect(text).toContain('¡yes!');
    expect(text).toContain('Suiza');
  });

  it('follows what is proposed, and does not count it as answered', () => {
    const proposing = definitionSchema.parse({
      questions: [
        question('met', 'SINGLE', { choices: two, default: "'yes'" }),
        question('why', 'TEXT', { condition: "${met} = 'yes'" }),
      ],
    });
    const about = aboutOf(meeting, proposing, { now });
    const asked = askedParts(proposing, {}, about);
    const proposed = proposedAnswers(asked, {}, { topK: 3, about });
    expect(proposed).toEqual({ met: value({ choices: ['yes'] }) });
    expect(proposedAnswers(asked, { met: {} }, { topK: 3, about })).toEqual({});
    const live = liveOf(proposing, {
      answers: {},
      proposed,
      files,
      lists,
      now,
      zone: 'UTC',
      decidedIn: 'en',
      locale: 'es',
    });
    const at = (choice: string) => {
      const shown = live && follow(live, new Map([['met', value({ choices: [choice] })]]), now);
      return [shown?.codes.has('why'), shown?.pages.map(({ done, total }) => [done, total])];
    };
    expect(at('yes')).toEqual([true, [[0, 2]]]);
    expect(at('no')).toEqual([false, [[1, 1]]]);
  });

  it('is not needed where nothing depends on an answer', () => {
    const plain = definitionSchema.parse({ questions: [question('met', 'SINGLE', { choices: two })] });
    const known = { answers: {}, proposed: {}, files, lists, now, zone: 'UTC', decidedIn: 'en', locale: 'es' as const };
    expect(liveOf(plain, known)).toBeNull();
    expect(remakingCodes(definition)).toEqual([]);
  });
});

describe('what stands in the controls', () => {
  const all = definitionSchema.parse({
    questions: [
      question('single', 'SINGLE', { choices: two, other: true }),
      question('multiple', 'MULTIPLE', { choices: two }),
      question('ranking', 'RANKING', { choices: two }),
      question('scale', 'SCALE', { minValue: 1, maxValue: 5 }),
      question('matrix', 'MATRIX', { rows: two, columns: two }),
      question('number', 'NUMBER', { decimals: 1 }),
      question('date', 'DATE'),
      question('text', 'TEXT'),
      question('long', 'LONG_TEXT'),
      question('country', 'COUNTRY'),
      question('themes', 'THEME', { multiple: true }),
    ],
  });
  const typed: Record<string, [entries: [string, string][], posted: object]> = {
    single: [
      [
        ['choice', 'other'],
        ['other', 'Both'],
        ['language', 'es'],
      ],
      { choice: 'other', other: 'Both', language: 'es' },
    ],
    multiple: [
      [
        ['choices[]', 'yes'],
        ['choices[]', 'no'],
      ],
      { choices: ['yes', 'no'] },
    ],
    ranking: [
      [
        ['order.no', '1'],
        ['order.yes', '2'],
      ],
      { order: { no: '1', yes: '2' } },
    ],
    scale: [[['point', '4']], { point: '4' }],
    matrix: [[['cells.yes', 'no']], { cells: { yes: 'no' } }],
    number: [[['number', '1 250,5']], { number: '1 250,5' }],
    date: [[['date', '2026-03-31']], { date: '2026-03-31' }],
    text: [
      [
        ['text', ' One '],
        ['language', 'fr'],
      ],
      { text: ' One ', language: 'fr' },
    ],
    long: [
      [
        ['language', 'fr'],
        ['text', 'Two'],
      ],
      { text: 'Two', language: 'fr' },
    ],
    country: [[['codes', 'CH']], { codes: 'CH' }],
    themes: [
      [
        ['codes[]', 'data'],
        ['codes[]', 'return'],
      ],
      { codes: ['data', 'return'] },
    ],
  };

  it.each(questionsOf(all))('is read as the server reads it: $type', (each) => {
    const [entries, posted] = typed[each.code] ?? [[], {}];
    if (!takesAnswer(each)) throw new Error(`${each.code} takes no answer`);
    const { other, ...answer } = typedAnswer(each, entries, undefined) ?? {};
    const read = answerFieldsOf(each, 2, null).parse(posted);
    expect({ ...answer, ...(other ? { other, language: 'es' } : {}) }).toEqual(read);
    expect(typedAnswer(each, [], undefined)).toBeUndefined();
    const said = each.type === 'SINGLE' ? 'choice' : each.type === 'SCALE' ? 'point' : 'instead';
    expect(typedAnswer(each, [[said, 'DONT_KNOW']], undefined)).toMatchObject({ kind: 'DONT_KNOW' });
  });

  it('is a file that is kept, unless it is taken back', () => {
    const kept = value({ file: { id: 'f', sha256: 'x' } });
    expect(typedAnswer({ type: 'FILE' }, [], kept)).toEqual(kept);
    expect(typedAnswer({ type: 'FILE' }, [['remove', 'on']], kept)).toBeUndefined();
    const chosen = typedAnswer({ type: 'FILE' }, [['chosen', 'new.pdf']], undefined);
    expect([...follow(liveFor({}), new Map([['paper', chosen]]), now).codes]).toContain('second');
  });
});
