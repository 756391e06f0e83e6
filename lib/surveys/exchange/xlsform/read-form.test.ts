import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { translator } from '@/lib/i18n/translator';
import { locales } from '@/lib/i18n/routing';
import { questionsOf } from '../../model/definition';
import { errorCodes, mostNotices, warningCodes, type Notice } from './notices';
import { readForm, readSheets } from './read-form';
import { sayNotice, sayPlace } from './say';
import { corpus } from './testing/corpus';
import { sheetsOf, surveyOf, workbookOf, type TypedForm } from './testing/form-sheets';

const read = (form: TypedForm) => readSheets(sheetsOf(form), 'en');
const at = ({ sheet, row, column, code }: Notice) => `${sheet} ${column ?? ''}${row ?? ''} ${code}`;
const question = (form: TypedForm, code: string) =>
  questionsOf(read(form).parts ?? { pages: [] }).find((each) => each.code === code);

const choices = [
  ['list_name', 'name', 'label'],
  ['yesno', 'yes', 'Yes'],
  ['yesno', 'no', 'No'],
];

describe('forms as they are', () => {
  it('takes a form in two languages over, with what office programs did to it', () => {
    const { parts, questions, languages, warnings, errors } = read(corpus.coordination ?? {});
    expect({ errors, questions, languages }).toEqual({ errors: [], questions: 8, languages: ['en', 'fr'] });
    expect(parts?.title).toEqual({ en: 'Members’ survey' });
    expect(parts?.intro).toEqual({ en: 'Welcome to this survey.', fr: 'Bienvenue dans cette enquête.' });
    expect(parts?.pages.map(({ code, title }) => [code, title?.fr])).toEqual([
      ['profile', 'Votre organisation'],
      ['priorities', 'Priorités'],
      ['page_1', undefined],
    ]);
    expect(question(corpus.coordination ?? {}, 'kind')).toMatchObject({
      type: 'SINGLE',
      other: true,
      required: true,
      help: { en: 'One answer' },
    });
    expect(question(corpus.coordination ?? {}, 'staff')).toMatchObject({
      type: 'NUMBER',
      condition: "${kind} != 'state'",
      constraint: { expression: '. >= 0 and . <= 10000', message: { en: 'Between 0 and 10,000' } },
    });
    expect(question(corpus.coordination ?? {}, 'why')).toMatchObject({
      type: 'LONG_TEXT',
      label: { en: 'You named ${active_count} themes. Why these?' },
      condition: "selected(${active}, 'data') or selected(${active}, 'climate')",
    });
    expect(warnings.map(at)).toEqual([
      'settings E2 setting_not_imported',
      'survey L2 column_not_imported',
      'Choices D6 translation_missing',
      'survey E5 translation_missing',
      'survey I6 translation_missing',
      'survey I11 translation_missing',
      'survey A15 type_changed',
    ]);
  });

  it('writes a repeat out, reads a table of choices, and lists what has no place here', () => {
    const { parts, languages, warnings, errors } = read(corpus.assessment ?? {});
    expect({ errors, languages }).toEqual({ errors: [], languages: ['es'] });
    const household = parts?.pages.find(({ code }) => code === 'household');
    expect(household?.condition).toBe("${region} = 'north' or ${region} = 'south'");
    expect(household?.sections.map(({ code, condition }) => [code, condition])).toEqual([
      ['section_1_2', undefined],
      ['member_1', '(${size}) >= 1'],
      ['member_2', '(${size}) >= 2'],
      ['member_3', '(${size}) >= 3'],
      ['member_4', '(${size}) >= 4'],
      ['member_5', '(${size}) >= 5'],
      ['section_1_3', undefined],
    ]);
    expect(question(corpus.assessment ?? {}, 'member_age_2')?.label).toEqual({ es: 'Age of ${member_name_2}' });
    expect(question(corpus.assessment ?? {}, 'adults')).toMatchObject({
      calculation:
        'sum(${member_age_1} | ${member_age_2} | ${member_age_3} | ${member_age_4} | ${member_age_5}) div ' +
        'count-non-empty(${member_name_1} | ${member_name_2} | ${member_name_3} | ${member_name_4} | ${member_name_5})',
    });
    expect(question(corpus.assessment ?? {}, 'satisfaction')).toMatchObject({
      type: 'MATRIX',
      rows: [{ code: 'water' }, { code: 'food' }],
      columns: [{ code: '1' }, { code: '2' }, { code: '-99' }],
    });
    expect(question(corpus.assessment ?? {}, 'score')).toMatchObject({ type: 'SCALE', minValue: 0, maxValue: 10 });
    expect(question(corpus.assessment ?? {}, 'share')).toMatchObject({ type: 'NUMBER', min: 0, max: 100 });
    expect(question(corpus.assessment ?? {}, 'tool')).toMatchObject({ type: 'CALCULATED', calculation: "'v1'" });
    expect(warnings.map(at)).toEqual([
      'external_choices  sheet_not_imported',
      'survey 3 headings_lower',
      'survey A4 type_not_imported',
      'survey A5 type_not_imported',
      'survey A9 type_not_imported',
      'survey M13 cell_not_imported',
      'choices A11 list_unused',
      'survey A12 repeat_written_out',
      'survey A24 type_changed',
      'survey A25 type_changed',
      'survey A26 type_changed',
      'survey A27 type_changed',
      'survey A28 type_changed',
      'survey A30 type_changed',
    ]);
  });

  it('keeps a cascade of choices: a filter, and of each choice what the filter asks for', () => {
    expect(question(corpus.assessment ?? {}, 'district')).toMatchObject({
      choiceFilter: 'region = ${region}',
      choices: [
        { code: 'n1', values: { region: 'north' } },
        { code: 'n2', values: { region: 'north' } },
        { code: 's1', values: { region: 'south' } },
      ],
    });
    const withoutColumn = surveyOf({ type: 'select_one yesno', name: 'a', label: 'A', choice_filter: 'nowhere = 1' });
    const { warnings, parts } = read({ survey: withoutColumn, choices });
    expect(warnings.map(({ code, params }) => [code, params.name])).toContainEqual(['filter_not_imported', 'nowhere']);
    expect(questionsOf(parts ?? { pages: [] })[0]).not.toHaveProperty('choiceFilter');
  });

  it('calls choices in columns as they are called now, and lists columns that no filter asks for', () => {
    const { parts, warnings } = read({
      survey: surveyOf(
        { type: 'select_one region', name: 'r', label: 'R' },
        { type: 'select_one district', name: 'd', label: 'D', choice_filter: 'Région=${r} and name != ‘é.1’' },
      ),
      choices: [
        ['list_name', 'name', 'label', 'Région', 'population'],
        ['region', 'é.2', 'E'],
        ['region', 'b', 'B'],
        ['district', 'é.1', 'One', 'é.2', 12],
        ['district', 'x', 'Two', 'b', 13],
      ],
    });
    expect(questionsOf(parts ?? { pages: [] })[1]).toMatchObject({
      choiceFilter: "région = ${r} and name != 'e_1'",
      choices: [
        { code: 'e_1', values: { région: 'e_2' } },
        { code: 'x', values: { région: 'b' } },
      ],
    });
    expect(warnings.map(({ code, params }) => `${code} ${params.heading ?? ''}`)).toContain(
      'column_not_imported population',
    );
  });

  it('keeps what a form proposes, as a value or as an expression, and lists what can be no answer', () => {
    const row = { label: 'A question' };
    const { parts, warnings, errors } = read({
      survey: surveyOf(
        { ...row, type: 'select_one yesno', name: 'one', default: 'yes' },
        { ...row, type: 'select_multiple yesno', name: 'several', default: 'no yes' },
        { ...row, type: 'integer', name: 'whole', default: 5 },
        { ...row, type: 'date', name: 'day', default: '2026-11-29' },
        { ...row, type: 'date', name: 'now', default: 'once(today())' },
        { ...row, type: 'text', name: 'words', default: 'As last time (see page 3)' },
        { ...row, type: 'text', name: 'piped', default: "concat(${one}, ' — ', ${whole})" },
        { ...row, type: 'text', name: 'quoted', default: "string('today()')" },
        { ...row, type: 'acknowledge', name: 'seen', default: 'OK' },
        { ...row, type: 'select_one yesno', name: 'wrong', default: 'maybe' },
        { ...row, type: 'integer', name: 'many', default: 'many' },
        { ...row, type: 'file', name: 'paper', default: 'a.pdf' },
        { ...row, type: 'note', name: 'note', default: 'x' },
        { ...row, type: 'date', name: 'no_day', default: '2026-02-30' },
      ),
      choices,
    });
    expect(errors).toEqual([]);
    const defaults = questionsOf(parts ?? { pages: [] }).flatMap((each) => ('default' in each ? [each.default] : []));
    expect(defaults).toEqual([
      ...["'yes'", "'no yes'", '5', "'2026-11-29'", 'once(today())', "'As last time (see page 3)'"],
      ...["concat(${one}, ' — ', ${whole})", "'today()'", "'OK'"],
    ]);
    expect(warnings.map(({ row: at, code }) => `${at} ${code}`).filter((each) => !each.includes('language'))).toEqual([
      '10 type_changed',
      '11 default_not_imported',
      '12 default_not_imported',
      '13 cell_not_imported',
      '14 cell_not_imported',
      '15 default_not_imported',
    ]);
  });

  it('says once what it meets in every turn of a repeat, and nothing of the names of a list that is not taken over', () => {
    const { warnings } = read({
      survey: surveyOf(
        { type: 'begin_repeat', name: 'r', label: 'R' },
        { type: 'begin_repeat', name: 's', label: 'S' },
        { type: 'text', name: 'a', label: 'A' },
        { type: 'end_repeat' },
        { type: 'end_repeat' },
      ),
      choices: [...choices.slice(0, 1), ['unused', 'b b', 'B']],
    });
    expect(warnings.map(({ row: at, code }) => `${at} ${code}`).filter((each) => !each.includes('language'))).toEqual([
      '2 list_unused',
      '2 repeat_written_out',
      '3 repeat_nested',
      '3 nesting_flattened',
    ]);
  });

  it('turns a range that goes down, and takes choices of an order whose names have spaces', () => {
    const form = {
      survey: surveyOf(
        { type: 'range', name: 'x:r', label: 'R', parameters: 'start=5 end=1 step=-1' },
        { type: 'rank l', name: 'o', label: 'O' },
      ),
      choices: [...choices.slice(0, 1), ['l', 'one two', 'A'], ['l', 'three', 'B']],
    };
    expect(question(form, 'x_r')).toMatchObject({ type: 'SCALE', minValue: 1, maxValue: 5 });
    expect(question(form, 'o')).toMatchObject({ choices: [{ code: 'one_two' }, { code: 'three' }] });
    expect(read(form).warnings.map(({ code }) => code)).toContain('range_turned');
  });

  it('keeps when an answer is required, and what is said where it is missing', () => {
    const form = {
      survey: surveyOf(
        {
          type: 'select_one yesno',
          name: 'a',
          label: 'A',
          required: 'yes',
          'required_message::English (en)': 'Say it.',
        },
        { type: 'text', name: 'b', label: 'B', required: "${a} = 'no'", 'required_message::English (en)': 'Why not?' },
        { type: 'begin_group', name: 'g', label: 'G', appearance: 'table-list', required: 'yes' },
        { type: 'select_one yesno', name: 'g_1', label: 'One', required: "${a} = 'no'" },
        { type: 'select_one yesno', name: 'g_2', label: 'Two', required: "${a} = 'no'" },
        { type: 'end_group' },
      ),
      choices,
    };
    expect(question(form, 'a')).toMatchObject({ required: true, requiredMessage: { en: 'Say it.' } });
    expect(question(form, 'b')).toMatchObject({
      required: false,
      requiredWhen: "${a} = 'no'",
      requiredMessage: { en: 'Why not?' },
    });
    expect(question(form, 'g')).toMatchObject({ type: 'MATRIX', required: false, requiredWhen: "${a} = 'no'" });
  });

  it('opens groups that lie too deep, keeps their conditions, and gives codes to names that are none', () => {
    const { parts, languages, errors, warnings } = read(corpus.old ?? {});
    expect({ errors, languages }).toEqual({ errors: [], languages: ['en', 'ar'] });
    expect(questionsOf(parts ?? { pages: [] }).map(({ code, type, condition }) => [code, type, condition])).toEqual([
      ['c', 'NOTE', '${a_1} > 0'],
      ['c_1', 'SINGLE', '${a_1} > 0'],
      ['d1', 'NUMBER', "(${a_1} > 0) and (${c_1} = 'Oui___yes')"],
      ['a_1', 'NUMBER', undefined],
      ['more', 'MULTIPLE', undefined],
    ]);
    expect(warnings.filter(({ code }) => code === 'name_changed').map(({ params }) => params)).toEqual([
      { name: 'Oui / yes', code: 'Oui___yes' },
      { name: 'é.2', code: 'e_2' },
      { name: 'c.1', code: 'c_1' },
      { name: 'a.1', code: 'a_1' },
    ]);
    expect(warnings.map(({ code }) => code)).toContain('reference_later');
  });

  it('takes numbers and yes as a spreadsheet stores them, and sheets that are named in any case', async () => {
    const bytes = await workbookOf(corpus.old ?? {});
    const reading = await readForm(bytes, 'en');
    expect(reading.ok && reading.form).toEqual(read(corpus.old ?? {}));
    expect(question(corpus.old ?? {}, 'c_1')?.required).toBe(true);
    expect(question(corpus.old ?? {}, 'd1')?.required).toBe(false);
  });
});

describe('forms that XLSForm calls wrong', () => {
  const text = { type: 'text', name: 'a', label: 'A' };
  it.each<[string, TypedForm, string[]]>([
    ['no survey', { choices }, ['survey  sheet_missing']],
    [
      'no type column',
      {
        survey: [
          ['name', 'label'],
          ['a', 'A'],
        ],
      },
      ['survey 1 column_missing'],
    ],
    [
      'a column twice',
      {
        survey: [
          ['type', 'name', 'label', 'Name'],
          ['text', 'a', 'A', 'b'],
        ],
      },
      ['survey D1 column_twice'],
    ],
    ['an unknown type', { survey: surveyOf({ ...text, type: 'txet' }) }, ['survey A2 type_unknown']],
    ['a question without a type', { survey: surveyOf({ ...text, type: '' }) }, ['survey A2 type_missing']],
    ['a question without a name', { survey: surveyOf({ ...text, name: '' }) }, ['survey B2 name_missing']],
    ['a bad name', { survey: surveyOf({ ...text, name: '1st answer' }) }, ['survey B2 name_bad']],
    ['a name twice', { survey: surveyOf(text, text) }, ['survey B3 name_twice']],
    ['no label', { survey: surveyOf({ ...text, label: '' }) }, ['survey C2 label_missing']],
    [
      'a list that is not there',
      { survey: surveyOf({ ...text, type: 'select_one nolist' }), choices },
      ['survey A2 list_missing'],
    ],
    [
      'a select without a list',
      { survey: surveyOf({ ...text, type: 'select_one' }), choices },
      ['survey A2 list_name_missing'],
    ],
    ['no choices sheet', { survey: surveyOf({ ...text, type: 'select_one yesno' }) }, ['survey A2 list_missing']],
    [
      'a choice without a name',
      { survey: surveyOf({ ...text, type: 'select_one yesno' }), choices: [...choices, ['yesno', '', 'Perhaps']] },
      ['choices B4 choice_name_missing'],
    ],
    [
      'a choice twice',
      { survey: surveyOf({ ...text, type: 'select_one yesno' }), choices: [...choices, ['yesno', 'no', 'Nay']] },
      ['choices B4 choice_twice'],
    ],
    [
      'a choice with a space among several',
      {
        survey: surveyOf({ ...text, type: 'select_multiple yesno' }),
        choices: [...choices, ['yesno', 'may be', 'Perhaps']],
      },
      ['choices B4 choice_name_bad'],
    ],
    [
      'a group that is not closed',
      { survey: surveyOf({ ...text, type: 'begin group', name: 'g' }, text) },
      ['survey A2 group_unclosed'],
    ],
    ['a group that is not opened', { survey: surveyOf(text, { type: 'end group' }) }, ['survey A3 group_unopened']],
    [
      'a repeat closed as a group',
      { survey: surveyOf({ ...text, type: 'begin repeat', name: 'g' }, text, { type: 'end group' }) },
      ['survey A4 group_unopened', 'survey A2 group_unclosed'],
    ],
    [
      'a loop',
      {
        survey: surveyOf({ type: 'begin loop over yesno', name: 'l', label: 'L' }, text, { type: 'end loop' }),
        choices,
      },
      ['survey A2 loop'],
    ],
    [
      'a calculation that says nothing',
      { survey: surveyOf({ type: 'calculate', name: 'c' }) },
      ['survey 2 calculation_missing'],
    ],
    [
      'a condition that cannot be read',
      { survey: surveyOf(text, { ...text, name: 'b', relevant: '${a} = = 1' }) },
      ['survey D3 expression_wrong'],
    ],
    [
      'an unknown question in a condition',
      { survey: surveyOf(text, { ...text, name: 'b', relevant: '${c} = 1' }) },
      ['survey D3 reference_unknown'],
    ],
    [
      'an unknown question in a label',
      { survey: surveyOf({ ...text, label: 'Dear ${nobody}' }) },
      ['survey C2 reference_unknown'],
    ],
    [
      'a name that means two questions',
      {
        survey: surveyOf(
          { type: 'begin group', name: 'g', label: 'G' },
          text,
          { type: 'end group' },
          { type: 'begin group', name: 'h', label: 'H' },
          text,
          { type: 'end group' },
          { ...text, name: 'z', relevant: '${a} = 1' },
        ),
      },
      ['survey D8 reference_unclear'],
    ],
    [
      'a range that is none',
      { survey: surveyOf({ ...text, type: 'range', parameters: 'start=5 end=5' }) },
      ['survey D2 parameters_wrong'],
    ],
    [
      'a parameter that a range does not have',
      { survey: surveyOf({ ...text, type: 'range', parameters: 'start=1 finish=5' }) },
      ['survey D2 parameters_wrong'],
    ],
    [
      'choices from a file that can have none',
      { survey: surveyOf({ ...text, type: 'select_one_from_file cities' }) },
      ['survey A2 type_unknown'],
    ],
    [
      'parameters that are none',
      { survey: surveyOf({ ...text, type: 'range', parameters: 'start 5' }) },
      ['survey D2 parameters_wrong'],
    ],
    [
      'a filter and "other"',
      { survey: surveyOf({ ...text, type: 'select_one yesno or_other', choice_filter: 'true()' }), choices },
      ['survey D2 other_with_filter'],
    ],
    [
      'what depends on itself, over two steps and through a group',
      {
        survey: surveyOf(
          { type: 'text', name: 'a', label: 'A', relevant: "${b} = '1'" },
          { type: 'text', name: 'b', label: 'B', relevant: "${a} = '1'" },
          { type: 'begin_group', name: 'g', label: 'G', relevant: "${inside} != ''" },
          { type: 'text', name: 'inside', label: 'Inside' },
          { type: 'end_group' },
          { type: 'calculate', name: 'c', calculation: '${c} + 1' },
          { type: 'integer', name: 'fine', label: 'Fine', constraint: '. > 1 and ${fine} < 9' },
        ),
      },
      ['survey D3 reference_circle', 'survey D4 reference_circle', 'survey E7 reference_circle'],
    ],
    ['nothing that is asked', { survey: surveyOf({ ...text, type: 'geopoint' }) }, ['survey  nothing_asked']],
  ])('%s', (_what, form, expected) => {
    const { parts, errors } = read(form);
    expect(errors.map(at)).toEqual(expected);
    expect(parts).toBeNull();
  });

  it('takes choices of one name where the settings allow them, and says which are left out', () => {
    const survey = surveyOf({ ...text, type: 'select_one yesno' });
    const form = {
      survey,
      choices: [...choices, ['yesno', 'no', 'Nay']],
      settings: [['allow_choice_duplicates'], ['yes']],
    };
    const { errors, warnings } = read(form);
    expect([errors.map(at), warnings.map(at)]).toEqual([
      [],
      ['choices B4 choice_dropped', 'survey C1 language_assumed'],
    ]);
  });
});

describe('what is not taken over', () => {
  it('is listed with its place, and the rest is taken', () => {
    const survey = surveyOf(
      { type: 'geopoint', name: 'where', label: 'Where?' },
      { type: 'integer', name: 'n', label: 'N', required: '${n} > 3', relevant: '../x = 1' },
      { type: 'text', name: 't', label: 'T', relevant: "${where} != ''" },
      { type: 'text', name: 'u', label: 'U', constraint: "regex(., '(?=a).*')" },
      { type: 'text', name: 'v', label: 'V', relevant: 'random() > 0.5', default: 'x' },
      { type: 'text', name: 'w', hint: 'Only a hint', disabled: '' },
      { type: 'text', name: 'x', label: 'X', disabled: 'yes' },
      { type: '', label: '', hint: 'a remark' },
      { type: 'select_one_from_file a.csv', name: 'f', label: 'F' },
    );
    const { parts, warnings, errors } = read({ survey });
    expect(errors).toEqual([]);
    expect(questionsOf(parts ?? { pages: [] }).map(({ code }) => code)).toEqual(['n', 't', 'u', 'v', 'w']);
    expect(warnings.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '1 language_assumed',
      '2 type_not_imported',
      '8 row_disabled',
      '9 row_skipped',
      '10 type_not_imported',
      '3 expression_not_imported',
      '4 reference_not_imported',
      '5 expression_not_imported',
      '6 expression_not_imported',
      '7 label_is_hint',
    ]);
  });

  it('names languages by their code or their name, and says which it does not know', () => {
    const form = {
      survey: [
        ['type', 'name', 'label::Français', 'label::English (en)', 'label::Swahili', 'label::Klingon', 'label::fr-CA'],
        ['text', 'a', 'Nom', 'Name', 'Jina', 'pong', 'Nom'],
      ],
    };
    const { parts, languages, warnings } = read(form);
    expect(languages).toEqual(['en', 'fr', 'sw']);
    expect(questionsOf(parts ?? { pages: [] })[0]?.label).toEqual({ fr: 'Nom', en: 'Name', sw: 'Jina' });
    expect(warnings.map(at)).toEqual(['survey F1 language_unknown', 'survey G1 language_twice']);
  });

  it('says in which language words are taken that name none, where others name theirs', () => {
    const survey = [
      ['type', 'name', 'label', 'label::Français (fr)'],
      ['text', 'a', 'Name', 'Nom'],
    ];
    expect(read({ survey }).warnings.map(at)).toEqual(['survey C1 language_assumed']);
    expect(read({ survey, settings: [['default_language'], ['English (en)']] }).warnings).toEqual([]);
    expect(readSheets(sheetsOf({ survey }), 'es').languages).toEqual(['es', 'fr']);
  });

  it('has words for everything that can be said, in every language', () => {
    for (const locale of locales) {
      const t = translator(locale, 'xlsform');
      const params = Object.fromEntries(
        [
          'why',
          'name',
          'text',
          'column',
          'heading',
          'list',
          'setting',
          'sheet',
          'language',
          'type',
          'code',
          'to',
          'count',
          'times',
          'most',
          'at',
        ].map((key) => [key, key === 'why' ? 'path' : 3]),
      );
      const notice = { sheet: 'survey', row: 3, column: 'C' };
      for (const code of errorCodes)
        expect(sayNotice(t, 'errors', { ...notice, code, params })).not.toContain('xlsform.');
      for (const code of warningCodes)
        expect(sayNotice(t, 'warnings', { ...notice, code, params })).not.toContain('xlsform.');
    }
    const t = translator('en', 'xlsform');
    expect(sayPlace(t, { sheet: 'survey', row: 3, column: 'C', code: 'loop', params: {} })).toBe(
      'survey, row 3, column C',
    );
  });

  it('is counted where it is too much to be listed', () => {
    const rows = Array.from({ length: mostNotices + 20 }, (_, index) => ({
      type: 'geopoint',
      name: `g${index}`,
      label: 'G',
    }));
    const { warnings, unlisted } = read({ survey: surveyOf({ type: 'text', name: 'a', label: 'A' }, ...rows) });
    expect([warnings.length, unlisted]).toEqual([mostNotices, 21]);
  });
});

describe('files that are no form', () => {
  const refusal = async (bytes: Uint8Array) => {
    const reading = await readForm(bytes, 'en');
    return reading.ok ? reading.form.errors.map(({ code }) => code) : reading.code;
  };

  it('says what they are, whatever they are called', async () => {
    const olderSheet = new Uint8Array(600);
    olderSheet.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await refusal(olderSheet)).toBe('older_sheet');
    expect(await refusal(strToU8('type,name,label\ntext,a,A\n'))).toBe('only_text');
    expect(await refusal(strToU8('\ufefftype;name;label'))).toBe('only_text');
    expect(await refusal(strToU8('%PDF-1.7\n'))).toBe('not_a_sheet');
    expect(await refusal(zipSync({ 'a.txt': strToU8('a') }))).toBe('not_a_sheet');
    expect(await refusal(new Uint8Array())).toBe('only_text');
    expect(await refusal(await workbookOf({ Sheet1: [['a']] }))).toEqual(['sheet_missing']);
  });

  it('does not unpack a bomb', { timeout: 30_000 }, async () => {
    const bytes = await workbookOf(corpus.old ?? {});
    const parts = unzipSync(bytes);
    const bomb = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': new Uint8Array(140 * 1024 * 1024) }, { level: 1 });
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
    expect(await refusal(bomb)).toBe('too_big_inside');
  });
});
