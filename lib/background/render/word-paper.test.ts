import { describe, expect, it } from 'vitest';
import { locales, type Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { CodedAnswers } from '@/lib/surveys/model/coded-results';
import { DEFAULT_THRESHOLDS } from '@/lib/surveys/model/disclosure';
import { definitionSchema } from '@/lib/surveys/model/definition';
import { surveyResults, type SurveyedParty, type SurveyResults } from '@/lib/surveys/model/survey-results';
import { notPrintedIn } from '@/prisma/factories/file-text';
import { everything } from '@/prisma/factories/hostile-texts';
import type { BackgroundPaperContent } from '../model/content';
import type { Block, PaperVersion, WordedPaper } from '../model/paper';
import { renderPaperDocx } from './paper-docx';
import { renderPaperPdf } from './paper-pdf';
import { wordPaper } from './word-paper';

const said = (en: string, fr = en, es = en) => ({ en, fr, es });
const hostile = '<script>alert(1)</script> #eval("x") $m$ \u0000';
const themes = ['labour', 'trafficking', 'rights', 'data', 'return', 'health'];
const labels = Object.fromEntries(themes.map((code) => [code, said(`Theme ${code}`, `Thème ${code}`, `Tema ${code}`)]));

/** A questionnaire that offers these themes. */
const asking = (offered: readonly string[]) =>
  definitionSchema.parse({
    questions: [
      {
        code: 'priorities',
        type: 'RANKING',
        topK: 3,
        label: said('Which themes?', 'Quels thèmes ?', '¿Qué temas?'),
        choices: offered.map((code) => ({ code, label: labels[code] ?? said(code) })),
      },
      {
        code: 'stage',
        type: 'SINGLE',
        label: said('How far?', 'À quel stade ?', '¿En qué fase?'),
        choices: ['planned', 'done'].map((code) => ({ code, label: said(code) })),
      },
      { code: 'useful', type: 'SCALE', label: said('Useful?'), minValue: 1, maxValue: 5 },
      { code: 'experience', type: 'LONG_TEXT', label: said('Experience') },
    ],
  });
const definition = asking(themes);

/** One party; without an order it was asked and said nothing. */
function party(
  id: string,
  regions: string[],
  ranked: string[] | null,
  kind: SurveyedParty['kind'] = 'mechanism',
): SurveyedParty {
  const answer = (value: Partial<{ choices: string[]; number: number; text: string }>) => ({
    kind: 'VALUE' as const,
    choices: [],
    number: null,
    text: null,
    ...value,
  });
  const answers = {
    priorities: answer({ choices: ranked ?? [] }),
    // One organisation of all is alone with its answer.
    stage: answer({ choices: [id === 'p1' ? 'done' : 'planned'] }),
    useful: answer({ number: 4 }),
    experience: answer({ text: 'A text nobody else should read here' }),
  };
  return {
    id,
    kind,
    regions,
    scope: 'regional',
    isInvited: true,
    submittedAt: ranked === null ? null : new Date('2027-01-05T12:00:00Z'),
    submission: ranked === null ? null : ({ version: 1, answers } as unknown as SurveyedParty['submission']),
  };
}

const parties = [
  ...['a1', 'a2', 'a3', 'a4', 'a5'].map((id) => party(id, ['africa'], ['labour', 'trafficking', 'rights'])),
  party('a6', ['africa'], null),
  ...['e1', 'e2', 'e3'].map((id) => party(id, ['europe'], ['trafficking', 'data', 'labour'])),
  ...['s1', 's2', 's3'].map((id) => party(id, ['asia'], ['trafficking', 'health', 'return'])),
  party('p1', ['asia'], ['health', 'rights', 'return'], 'partner'),
  party('g1', ['americas'], ['return'], 'partner'),
];

const results = surveyResults({
  versions: new Map([[1, definition]]),
  parties,
  regions: ['africa', 'europe', 'asia', 'americas'],
  topK: 3,
  thresholds: DEFAULT_THRESHOLDS,
});

const content: BackgroundPaperContent = {
  format: 1,
  number: 2,
  issuedAt: '2027-01-12T09:30:00.000Z',
  reason: hostile,
  meeting: {
    slug: 'sample',
    code: 'GRCPX',
    title: said('The meeting', 'La réunion', 'La reunión'),
    city: 'Geneva',
    startsOn: '2027-01-28',
    endsOn: '2027-01-29',
    zone: 'Europe/Zurich',
    illustrative: true,
    smallCell: 5,
  },
  survey: { title: said('Survey'), attributed: true },
  snapshot: { number: 3, takenAt: '2027-01-10T08:00:00.000Z', sha256: 'ab'.repeat(32) },
  labels: {
    questions: {
      priorities: { label: said('Which themes?', 'Quels thèmes\u202f?', '¿Qué temas?'), choices: labels, rows: {} },
      stage: {
        label: said('How far?', 'À quel stade\u202f?', '¿En qué fase?'),
        choices: { planned: said('Planned', 'Prévu', 'Previsto'), done: said(hostile) },
        rows: {},
      },
      useful: { label: said('Useful?', 'Utile\u202f?', '¿Útil?'), choices: {}, rows: {} },
      experience: { label: said('Experience', 'Expérience', 'Experiencia'), choices: {}, rows: {} },
    },
    regions: {
      africa: said('Africa', 'Afrique', 'África'),
      europe: said('Europe'),
      asia: said('Asia', 'Asie'),
      americas: said('Americas', 'Amériques', 'América'),
    },
  },
  answered: [
    {
      code: 'a1',
      kind: 'mechanism',
      names: said('Process of the South', 'Processus du Sud', 'Proceso del Sur'),
      acronyms: said('PS'),
    },
    { code: 'p1', kind: 'partner', names: said('Commission of the North'), acronyms: {} },
  ],
  agendas: [
    {
      group: { code: 'AFR', names: said('Africa', 'Afrique', 'África') },
      issues: [{ title: said('Labour first'), question: 'priorities', column: 'africa', choice: 'labour' }],
    },
  ],
};

const paperOf = (
  language: Locale,
  version: PaperVersion,
  change: Partial<BackgroundPaperContent> = {},
  states: SurveyResults | null = null,
  statesAsOf: number | null = null,
): WordedPaper =>
  wordPaper(
    { content: { ...content, ...change }, sha256: 'cd'.repeat(32), results, states, asOf: null, statesAsOf },
    { language, version, small: 5, baseUrl: 'https://parley.example.org' },
  );

const blocksOf = (paper: WordedPaper): Block[] => paper.parts.flatMap(({ blocks }) => blocks);
const tablesOf = (paper: WordedPaper) => blocksOf(paper).filter((block) => block.kind === 'table');

/** Everything that is printed of a paper, with the words of its charts. */
function textsOf(paper: WordedPaper): string[] {
  const { parts, notes, brief, ...head } = paper;
  const blocks = blocksOf(paper).flatMap((block) => {
    switch (block.kind) {
      case 'text':
      case 'heading':
        return [block.text];
      case 'list':
        return block.items.map(({ text }) => text);
      case 'details':
        return block.items.flatMap(({ label, value }) => [label, value]);
      case 'chart':
        return [
          block.caption,
          block.drawing.title,
          block.drawing.finding,
          ...block.drawing.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : [])),
        ];
      case 'table':
        return [
          block.title,
          block.note ?? '',
          ...block.columns.flatMap(({ head: name, sub }) => [name, sub ?? '']),
          ...block.rows.flat().map(({ text }) => text),
        ];
    }
  });
  return [...Object.values(head), ...notes, ...brief, ...parts.map(({ title }) => title), ...blocks].filter(Boolean);
}

describe.each(locales)('a background paper in %s', (language) => {
  const paper = paperOf(language, 'full');
  const of = language === 'en' ? 'of' : language === 'fr' ? 'sur' : 'de';

  it('says of every count what it is a count of', () => {
    const pair = new RegExp(`^\\d+ ${of} \\d+( \\| \\d+)?$`);
    for (const { columns, rows, title } of tablesOf(paper))
      for (const row of rows)
        row.forEach(({ text, isWithheld }, index) => {
          const isCount = columns[index]?.sub !== null && !isWithheld;
          if (isCount) expect(text, `${title}, ${row[0]?.text}`).toMatch(pair);
        });
    expect(paper.brief[0]).toContain('13');
    expect(paper.brief[0]).toContain('14');
  });

  it('gives n and N over every column of figures, and a method under every chart', () => {
    const heads = tablesOf(paper).flatMap(({ columns }) => columns.flatMap(({ sub }) => (sub === null ? [] : [sub])));
    expect(heads.length).toBeGreaterThan(20);
    for (const sub of heads) expect(sub).toMatch(new RegExp(`^n \\d+ ${of} \\d+$`));
    const charts = blocksOf(paper).filter((block) => block.kind === 'chart');
    expect(charts).toHaveLength(3);
    for (const { caption } of charts) expect(caption).not.toBe('');
  });

  it('has the parts that the delegates need, mechanisms and partners apart', () => {
    expect(paper.parts).toHaveLength(9);
    const [, figures] = tablesOf(paper);
    expect(figures?.columns.map(({ sub }) => sub)).toEqual(
      [null, null, [13, 14], null, null, [11, 12], [2, 2], null].map((pair) => pair && `n ${pair[0]} ${of} ${pair[1]}`),
    );
    const texts = textsOf(paper);
    expect(texts.some((text) => text.includes('PS'))).toBe(true);
    expect(texts.some((text) => text.includes(`5 ${of} 5`) && text.includes('labour'))).toBe(true);
  });

  it('ends with what it was made from', () => {
    const last = blocksOf(paper).filter((block) => block.kind === 'details');
    const values = last.flatMap(({ items }) => items.map(({ value }) => value));
    expect(values).toContain(content.snapshot.sha256);
    expect(values).toContain('cd'.repeat(32));
    expect(textsOf(paper).some((text) => text.includes('/meetings/sample/results?snapshot=3'))).toBe(true);
  });

  it('is a PDF for readers of every kind, whatever a label holds, and the same each time', async () => {
    const [one, again] = [await renderPaperPdf(paper), await renderPaperPdf(paperOf(language, 'full'))];
    expect(Buffer.from(one.slice(0, 5)).toString()).toBe('%PDF-');
    expect(Buffer.from(one).equals(Buffer.from(again))).toBe(true);
  });
});

describe('a background paper about texts that others would run', () => {
  // Split over the places that print a text: the agendas of the groups name as many as there are.
  const named = Object.fromEntries(everything.map((text, index) => [`x${index}`, text]));
  const put = {
    reason: everything[0] ?? '',
    meeting: { ...content.meeting, title: said(everything.join(' ')), city: everything.join(' ') },
    survey: { title: said(everything.join(' ')), attributed: true },
    answered: Object.entries(named).map(([code, text]) => ({
      code,
      kind: 'mechanism' as const,
      names: said(text),
      acronyms: {},
    })),
    agendas: Object.entries(named).map(([code, text]) => ({
      group: { code, names: said(text) },
      issues: [{ title: said(text), question: 'priorities', column: 'africa', choice: 'labour' }],
    })),
  };
  const inCharts = ['#panic("no")', '$x$ @y <z>', '*b* \\ // /*', '=SUM(A1)', '{{7*7}}', '</text><script>'];
  const labelled = Object.fromEntries(themes.map((code, index) => [code, said(inCharts[index] ?? '')]));
  const priorities = { label: said('Which themes?'), choices: labelled, rows: {} };
  const labels = { ...content.labels, questions: { ...content.labels.questions, priorities } };

  it('prints them to the letter, in both files and in charts', async () => {
    const paper = paperOf('en', 'full', { ...put, labels });
    expect(notPrintedIn(await renderPaperPdf(paper), [...everything, ...inCharts])).toEqual([]);
    expect(notPrintedIn(await renderPaperDocx(withoutCharts(paper)), everything)).toEqual([]);
  }, 20_000);
});

/** Pictures are made once and kept; what is looked at here is the words around them. */
function withoutCharts(paper: WordedPaper): WordedPaper {
  const parts = paper.parts.map((part) => ({ ...part, blocks: part.blocks.filter(({ kind }) => kind !== 'chart') }));
  return { ...paper, parts };
}

describe('a background paper for everybody', () => {
  const open = paperOf('en', 'public');

  it('holds no count that could tell an answer, and no name', () => {
    const [full, shown] = [textsOf(paperOf('en', 'full')), textsOf(open)];
    // In the full paper the one organisation that is alone with its answer can be seen, and others by their names.
    expect(full).toContain('1 of 13');
    expect(full.some((text) => text.includes('(PS)'))).toBe(true);
    // Who was asked and who answered is said of every group, as on the page of results.
    const [answered] = tablesOf(open);
    const figures = shown.filter((text) => !answered?.rows.flat().some((cell) => cell.text === text));
    expect(figures.filter((text) => /^[0-4] of \d+( \| \d+)?$/.test(text))).toEqual([]);
    expect(shown.filter((text) => text.includes('PS') || text.includes('Labour first'))).toEqual([]);
    expect(shown.some((text) => text.includes('Kendall'))).toBe(false);
    expect(shown.length).toBeGreaterThan(60);
  });

  it('says by kind only how many of all answered, so that a kind within a region tells of no single organisation', () => {
    const anonymous = paperOf('en', 'full', {
      survey: { title: said('Survey'), attributed: false },
      answered: null,
    });
    for (const paper of [open, anonymous]) expect(tablesOf(paper)[0]?.columns).toHaveLength(2);
  });

  it('leaves out of a group what nobody of it was offered: that is no withheld figure', () => {
    const versions = new Map([
      [1, definition],
      [2, asking([...themes, 'late'])],
    ]);
    const later = parties.map((one) =>
      one.regions.includes('africa') && one.submission
        ? { ...one, submission: { ...one.submission, version: 2 } }
        : one,
    );
    const regions = ['africa', 'europe', 'asia', 'americas'];
    const asked = surveyResults({ versions, parties: later, regions, topK: 3, thresholds: DEFAULT_THRESHOLDS });
    const labelled = { ...content.labels.questions.priorities, choices: { ...labels, late: said('Theme late') } };
    const labelsOf = { ...content.labels, questions: { ...content.labels.questions, priorities: labelled } };
    const paper = wordPaper(
      {
        content: { ...content, labels: labelsOf } as BackgroundPaperContent,
        ...{ sha256: 'cd'.repeat(32), results: asked, states: null, asOf: null, statesAsOf: null },
      },
      { language: 'en', version: 'full', small: 5, baseUrl: 'https://parley.example.org' },
    );
    const own = tablesOf(paper).find(({ title }) => title.includes('Europe'));
    const listed = own?.rows.flat().map(({ text }) => text) ?? [];
    expect(listed).toContain('Theme data');
    expect(listed).not.toContain('Theme late');
    const heat = tablesOf(paper).find(({ columns }) => columns.some(({ head }) => head === 'Europe'));
    const column = heat?.columns.findIndex(({ head }) => head === 'Europe') ?? 0;
    expect(heat?.rows.find(([theme]) => theme?.text === 'Theme late')?.[column]).toEqual({ text: 'not offered' });
    expect(own?.rows.flat().some(({ isWithheld }) => isWithheld)).toBe(false);
  });

  it('leaves out of a group what nobody has chosen, and not what is withheld', () => {
    const anonymous = paperOf('en', 'full', {
      survey: { title: said('Survey'), attributed: false },
      answered: null,
    });
    const tables = tablesOf(anonymous);
    const heat = tables.find(({ columns }) => columns.some(({ head }) => head === 'Asia'));
    const column = heat?.columns.findIndex(({ head }) => head === 'Asia') ?? 0;
    const isChosen = (text: string | undefined) => !text?.startsWith('0 of ');
    const chosen = heat?.rows.filter((row) => isChosen(row[column]?.text)) ?? [];
    // Something of Asia is withheld and something is told, or this would show nothing.
    expect(new Set(chosen.map((row) => row[column]?.isWithheld ?? false)).size).toBe(2);
    const own = tables.find(({ title }) => title.includes('Asia'));
    const listed = own?.rows.map((row) => row.slice(-2).map(({ text }) => text)) ?? [];
    expect(listed.toSorted()).toEqual(chosen.map((row) => [row[0]?.text, row[column]?.text]).toSorted());
    // No ranks beside a withheld count: then they are not promised.
    expect([own?.columns.length, own?.note?.includes('no ranks')]).toEqual([2, true]);
  });
});

describe('States that were asked', () => {
  const asked = ['x1', 'x2', 'x3', 'x4', 'x5', 'x6'].map((id) => party(id, [], ['labour', 'health', 'data']));
  const states = surveyResults({
    versions: new Map([[1, definition]]),
    parties: asked,
    regions: [],
    topK: 3,
    thresholds: DEFAULT_THRESHOLDS,
  });

  it('have a part of their own and are in no figure of the others', () => {
    const [without, paper] = [paperOf('fr', 'full'), paperOf('fr', 'full', {}, states)];
    expect(paper.parts).toHaveLength(10);
    const own = paper.parts.find(({ title }) => without.parts.every((part) => part.title !== title));
    expect(paper.parts.filter((part) => part !== own)).toEqual(without.parts);
    const texts = textsOf({ ...paper, brief: [], parts: own ? [own] : [] });
    expect(texts).toContain('6 sur 6');
    expect(texts.filter((text) => /\b13\b/.test(text))).toEqual([]);
  });

  it('say whose snapshot their figures are of, where too few have answered since', () => {
    const [counted, kept] = [paperOf('en', 'public', {}, states), paperOf('en', 'public', {}, states, 2)];
    const isSaid = (paper: WordedPaper) => textsOf(paper).some((text) => text.includes('those of snapshot no. 2'));
    expect([isSaid(counted), isSaid(kept)]).toEqual([false, true]);
  });
});

describe('words', () => {
  it('names nobody where the survey is anonymous', () => {
    const anonymous = paperOf('en', 'full', { survey: { title: said('Survey'), attributed: false }, answered: null });
    expect(textsOf(anonymous).join('\n')).not.toContain('Process of the South');
    expect(anonymous.notes.join(' ')).toContain('no organisation is named');
  });

  it('keep French punctuation with its word, and figures with their signs', () => {
    const own = textsOf(paperOf('fr', 'full')).filter((text) => !text.includes('script') && !text.includes('https'));
    for (const text of own) {
      expect(text, text).not.toMatch(/ [:;?!»%]/);
      expect(text, text).not.toMatch(/« /);
      expect(text, text).not.toMatch(/n° /i);
      expect(text, text).not.toMatch(/'/);
      expect(text, text).not.toMatch(/\d%/);
      expect(text, text).not.toMatch(/\d\.\d/);
    }
    const spanish = textsOf(paperOf('es', 'full')).filter(
      (text) => !text.includes('script') && !text.includes('https'),
    );
    for (const text of spanish) expect(text, text).not.toMatch(/n\.º /i);
  });
});

describe('themes of open answers', () => {
  const settled: CodedAnswers = {
    question: 'experience',
    source: 'text',
    version: 2,
    codes: ['code:1', 'code:2'],
    byParty: new Map(parties.map(({ id }, index) => [id, index < 7 ? ['code:1'] : ['code:2']])),
  };
  const counted = surveyResults({
    versions: new Map([[1, definition]]),
    parties,
    regions: ['africa', 'europe', 'asia', 'americas'],
    topK: 3,
    thresholds: DEFAULT_THRESHOLDS,
    coded: [settled],
  });
  const choices = { 'code:1': said('Visas', 'Visas', 'Visados'), 'code:2': said(hostile) };
  const questions = { ...content.labels.questions };
  questions.experience = { label: said('Experience', 'Expérience', 'Experiencia'), choices, rows: {} };
  const labelled = { ...content, labels: { ...content.labels, questions } };
  const partOf = (language: Locale, version: PaperVersion) => {
    const coded = (counted.coded ?? []).map((each) => ({ ...each, asOf: 2 }));
    const source = { content: labelled, sha256: null, results: { ...counted, coded }, states: counted, asOf: null };
    const paper = wordPaper(
      { ...source, statesAsOf: null },
      { language, version, small: 5, baseUrl: 'https://parley.example.org' },
    );
    const states = paper.parts.find(({ title }) => title === translator(language, 'background')('parts.states'));
    const part = paper.parts.find(({ title }) => title === translator(language, 'coding')('themes.title'));
    return { blocks: part?.blocks ?? [], states: states?.blocks ?? [] };
  };
  const rowsOf = (blocks: readonly Block[]) =>
    blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map((row) => row.map(({ text }) => text)) : []));

  it.each(locales)('stand in the paper in %s, whole for those inside', (language) => {
    const { blocks, states } = partOf(language, 'full');
    const [visas] = rowsOf(blocks);
    expect(visas?.[0]).toBe(language === 'es' ? 'Visados' : 'Visas');
    const of = translator(language, 'surveys')('results.countOf', { count: 6, n: 13 });
    expect(visas).toContain(of);
    expect(blocks.some((block) => block.kind === 'text' && block.text.includes('2'))).toBe(true);
    expect(rowsOf(states).some(([name]) => name === visas?.[0])).toBe(true);
  });

  it('are withheld from the public where they are few, as on the page of results, and left out where none are settled', () => {
    const inside = rowsOf(partOf('en', 'full').blocks).flat();
    expect(inside.some((text) => /^[1-4] of /.test(text))).toBe(true);
    const rows = rowsOf(partOf('en', 'public').blocks);
    expect(rows).toHaveLength(2);
    expect(rows.flat().filter((text) => /^[1-4] of /.test(text))).toEqual([]);
    expect(rows.flat()).toContain(translator('en', 'surveys')('results.withheld'));
    const title = translator('en', 'coding')('themes.title');
    expect(paperOf('en', 'full').parts.filter((part) => part.title === title)).toEqual([]);
  });
});
