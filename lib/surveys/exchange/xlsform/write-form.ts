import {
  questionsOf,
  type DraftPage,
  type DraftQuestion,
  type DraftSection,
  type Questionnaire,
} from '../../model/definition';
import { writeDefaultText } from '../../model/default-text';
import { allParts, referencesOf } from '../../model/expression/expression';
import { parseExpression } from '../../model/expression/parse';
import { pipedParts } from '../../model/expression/piping';
import { themeColumn } from './choices';
import { titleColumn } from './columns';
import { languageHeading } from './languages';
import { limitsExpression, withLimits } from './limits';
import { asPlainText } from './markdown';

/** A choice of a list that the house keeps (countries, organisations, themes, objectives of the Compact). */
export type ReferenceChoice = { code: string; label: Partial<Record<string, string | null>> };
/** Those lists, by the type of question that uses them; what is left out has no choices in the exported form. */
export type ReferenceLists = Partial<
  Record<'COUNTRY' | 'ORGANISATION' | 'THEME' | 'OBJECTIVE', readonly ReferenceChoice[]>
>;

/** What stands in the settings beside the questionnaire's own words. `version`: of a published one; null for a draft. */
export type FormHead = { id: string; version: number | null; languages: readonly string[] };

export type WrittenSheet = { name: string; heads: readonly string[]; lines: readonly (readonly string[])[] };

type Words = Partial<Record<string, string | null>>;
type Row = { cells: Record<string, string>; words: Record<string, Words | undefined> };

const columns = [
  ...(['type', 'name', 'required', 'relevant', 'constraint', 'calculation', 'choice_filter', 'default'] as const),
  ...(['appearance', 'parameters'] as const),
  // A column that XLSForm keeps and does not read: what it has no words for, so that nothing is lost on the way back.
  'instance::parley',
] as const;
const translated = ['label', 'hint', 'constraint_message', 'required_message'] as const;

/**
 * A questionnaire as the sheets of an XLSForm. Read again it is the same questionnaire: pages and sections are groups, an
 * introduction is the note that opens them.
 */
export function writeForm(
  { title, intro, pages }: Pick<Questionnaire, 'title' | 'intro' | 'pages'>,
  head: FormHead,
  references: ReferenceLists = {},
): WrittenSheet[] {
  const languages = languagesOf({ title, intro, pages }, head.languages);
  const [language = 'en', ...others] = languages;
  const lists = new Lists(references);
  const rows = [
    ...note('intro', intro, namesOf(pages)),
    ...pages.flatMap((page) => pageRows(page, lists, namesOf(pages))),
  ];
  // What filters ask of choices stands beside them, in columns of the same names.
  const asked = columnsAsked(questionsOf({ pages }));
  const heading = (key: string) => languages.map((language) => `${key}::${languageHeading(language)}`);
  const said = (words: Words | undefined) => languages.map((language) => words?.[language] ?? '');
  return [
    {
      name: 'survey',
      heads: [...columns, ...translated.flatMap(heading)],
      lines: rows.map(({ cells, words }) => [
        ...columns.map((column) => cells[column] ?? ''),
        ...translated.flatMap((key) => said(words[key])),
      ]),
    },
    {
      name: 'choices',
      heads: ['list_name', 'name', ...heading('label'), themeColumn, ...asked],
      lines: lists.all.flatMap(({ name, choices }) =>
        choices.map(({ code, label, themeCode, values = {} }) => [
          ...[name, code, ...said(plainWords(label)), themeCode ?? ''],
          ...asked.map((column) => (Object.hasOwn(values, column) ? (values[column] ?? '') : '')),
        ]),
      ),
    },
    {
      name: 'settings',
      // XLSForm has one title without a language: the others stand in columns of our own.
      heads: ['form_title', 'form_id', 'version', 'default_language', ...others.map((each) => `${titleColumn}${each}`)],
      lines: [
        [
          title[language] ?? '',
          head.id,
          head.version === null ? 'draft' : String(head.version),
          languageHeading(language),
          ...others.map((each) => title[each] ?? ''),
        ],
      ],
    },
  ];
}

/** The columns of choices that filters name or that choices have. */
function columnsAsked(questions: readonly DraftQuestion[]): string[] {
  const columns = new Set<string>();
  for (const question of questions) {
    if (!('choices' in question)) continue;
    for (const { values = {} } of question.choices) for (const column of Object.keys(values)) columns.add(column);
    const parsed = parseExpression(question.choiceFilter ?? '', { hasColumns: true });
    for (const part of parsed.ok ? allParts(parsed.expression) : [])
      if (part.kind === 'column' && part.name !== 'name') columns.add(part.name);
  }
  return [...columns];
}

/** Members of a questionnaire that hold words. */
const saying = ['title', 'intro', 'label', 'help', 'message', 'requiredMessage'];

/** Languages in which anything is said: those of the meeting first. */
function languagesOf(
  { title, intro, pages }: Pick<Questionnaire, 'title' | 'intro' | 'pages'>,
  first: readonly string[],
): string[] {
  const found = new Set<string>();
  const visit = (value: unknown, key = '') => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value) && saying.includes(key))
      for (const [language, text] of Object.entries(value)) if (text) found.add(language);
    for (const [name, child] of Object.entries(value)) visit(child, name);
  };
  visit({ title, intro, pages });
  return [
    ...first.filter((language) => found.has(language)),
    ...[...found].filter((language) => !first.includes(language)).sort(),
  ];
}

function namesOf(pages: readonly DraftPage[]): Set<string> {
  return new Set(
    pages.flatMap(({ code, sections }) => [
      code,
      ...sections.map((each) => each.code),
      ...questionsOf({ pages }).map((each) => each.code),
    ]),
  );
}

/** A note that opens what it stands in; its name is not used for anything and must only be free. */
function note(of: string, words: Words | undefined, taken: ReadonlySet<string>): Row[] {
  if (!words || !Object.values(words).some(Boolean)) return [];
  let name = `${of}_note`;
  while (taken.has(name)) name += '_';
  return [{ cells: { type: 'note', name }, words: { label: styledWords(words) } }];
}

function groupRows(
  { code, title, intro, condition }: DraftPage | DraftSection,
  inside: readonly Row[],
  taken: ReadonlySet<string>,
  appearance = '',
): Row[] {
  return [
    {
      cells: {
        type: 'begin_group',
        name: nameOf(code),
        relevant: withNames(condition ?? ''),
        appearance,
        'instance::parley': codeParameter(code),
      },
      words: { label: styledWords(title) },
    },
    ...note(code, intro, taken),
    ...inside,
    { cells: { type: 'end_group', name: nameOf(code) }, words: {} },
  ];
}

const pageRows = (page: DraftPage, lists: Lists, taken: ReadonlySet<string>) =>
  groupRows(
    page,
    page.sections.flatMap((section) =>
      groupRows(
        section,
        section.questions.flatMap((each) => questionRows(each, lists)),
        taken,
      ),
    ),
    taken,
    'field-list',
  );

/** A code as XLSForm takes it for a name: it does not begin with a digit or a hyphen. */
const nameOf = (code: string): string => (/^[A-Za-z_]/.test(code) ? code : `_${code}`);

/** What a name does not say of its code. */
const codeParameter = (code: string): string => (nameOf(code) === code ? '' : `code=${code}`);

/** An expression with the names that its codes have in the form. */
function withNames(text: string): string {
  const parsed = parseExpression(text, { hasColumns: true });
  if (!parsed.ok || referencesOf(parsed.expression).every((code) => nameOf(code) === code)) return text;
  return text.replace(/\$\{\s*([A-Za-z0-9_-]+)\s*\}/g, (_whole, code: string) => `\${${nameOf(code)}}`);
}

/** Words with the names that their piped codes have in the form. */
function wordsWithNames(words: Words | undefined): Words | undefined {
  if (!words) return undefined;
  const write = (text: string) =>
    pipedParts(text)
      .map((part) => (part.kind === 'words' ? part.text : `\${${nameOf(part.code)}}`))
      .join('');
  return Object.fromEntries(Object.entries(words).map(([language, text]) => [language, text && write(text)]));
}

/** Words where other tools read Markdown: what stands in them is meant as it stands. */
function plainWords(words: Words): Words {
  return Object.fromEntries(Object.entries(words).map(([language, text]) => [language, text && asPlainText(text)]));
}

const styledWords = (words: Words | undefined) => wordsWithNames(words && plainWords(words));

function questionRows(question: DraftQuestion, lists: Lists): Row[] {
  const { code, label, help, required, condition } = question;
  const constraint = 'constraint' in question ? question.constraint : undefined;
  const own = parameters(question);
  const needed = 'requiredWhen' in question && question.requiredWhen ? withNames(question.requiredWhen) : '';
  const needs: Row = {
    cells: { required: required ? 'yes' : needed },
    words: { required_message: 'requiredMessage' in question ? wordsWithNames(question.requiredMessage) : undefined },
  };
  const row = (cells: Record<string, string>): Row => ({
    cells: {
      name: nameOf(code),
      ...(question.type === 'MATRIX' ? {} : needs.cells),
      relevant: withNames(condition ?? ''),
      choice_filter: 'choiceFilter' in question ? withNames(question.choiceFilter ?? '') : '',
      default:
        'default' in question && question.default ? withNames(writeDefaultText(question.default, question.type)) : '',
      constraint: withNames(withLimits(constraint?.expression ?? null, limitsExpression(question)) ?? ''),
      'instance::parley': own,
      ...cells,
    },
    words: {
      label: styledWords(label),
      hint: styledWords(help),
      constraint_message: wordsWithNames(constraint?.message),
      ...(question.type === 'MATRIX' ? {} : needs.words),
    },
  });
  switch (question.type) {
    case 'SINGLE':
      return [row({ type: `select_one ${lists.name(question.choices)}${question.other ? ' or_other' : ''}` })];
    case 'MULTIPLE':
      return [row({ type: `select_multiple ${lists.name(question.choices)}${question.other ? ' or_other' : ''}` })];
    case 'RANKING':
      return [row({ type: `rank ${lists.name(question.choices)}` })];
    case 'SCALE':
      return [row({ type: 'range', parameters: `start=${question.minValue} end=${question.maxValue} step=1` })];
    case 'MATRIX': {
      const list = lists.name(question.columns);
      return [
        row({ type: 'begin_group', appearance: 'table-list' }),
        ...question.rows.map((each) => ({
          cells: {
            type: `select_one ${list}`,
            name: `${nameOf(code)}_${each.code}`,
            'instance::parley': each.themeCode ? `theme=${each.themeCode}` : '',
            ...needs.cells,
          },
          words: { label: styledWords(each.label), ...needs.words },
        })),
        { cells: { type: 'end_group', name: nameOf(code) }, words: {} },
      ];
    }
    case 'NUMBER':
      return [row({ type: question.decimals === 0 ? 'integer' : 'decimal' })];
    case 'DATE':
      return [row({ type: 'date' })];
    case 'TEXT':
      return [row({ type: 'text' })];
    case 'LONG_TEXT':
      return [row({ type: 'text', appearance: 'multiline' })];
    case 'FILE':
      return [row({ type: 'file' })];
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE':
      return [
        row({ type: `${question.multiple ? 'select_multiple' : 'select_one'} ${lists.reference(question.type)}` }),
      ];
    case 'NOTE':
      return [row({ type: 'note' })];
    case 'CALCULATED':
      return [row({ type: 'calculate', calculation: withNames(question.calculation) })];
  }
}

/** What a question says and XLSForm has no column for, as parameters of our own. */
function parameters(question: DraftQuestion): string {
  const said: Record<string, string | number | undefined> = {};
  switch (question.type) {
    case 'MULTIPLE':
      Object.assign(said, { min: question.minChoices, max: question.maxChoices });
      break;
    case 'RANKING':
      said.top = question.topK;
      break;
    case 'NUMBER':
      Object.assign(said, { min: question.min, max: question.max, decimals: question.decimals || undefined });
      break;
    case 'DATE':
      Object.assign(said, { from: question.min, to: question.max });
      break;
    case 'TEXT':
    case 'LONG_TEXT':
      Object.assign(said, { min: question.minLength, max: question.maxLength });
      break;
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE':
      said.type = question.type;
      break;
    case 'NOTE':
      said.kind = 'note';
      break;
    case 'SINGLE':
    case 'SCALE':
    case 'MATRIX':
    case 'FILE':
    case 'CALCULATED':
      break;
  }
  return [
    ...Object.entries(said).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])),
    ...[codeParameter(question.code)].filter(Boolean),
  ].join(' ');
}

type Listed = {
  code: string;
  label: Words;
  themeCode?: string | undefined;
  values?: Readonly<Record<string, string>> | undefined;
};

/** Lists of choices; questions with the same choices share one. */
class Lists {
  readonly all: { name: string; choices: readonly Listed[] }[] = [];
  private readonly names = new Map<string, string>();

  constructor(private readonly references: ReferenceLists) {}

  name(choices: readonly Listed[]): string {
    return this.named(JSON.stringify(choices), `list_${this.names.size + 1}`, choices);
  }

  reference(type: keyof ReferenceLists): string {
    return this.named(type, `parley_${type.toLowerCase()}`, this.references[type] ?? []);
  }

  private named(key: string, name: string, choices: readonly Listed[]): string {
    const known = this.names.get(key);
    if (known) return known;
    this.names.set(key, name);
    this.all.push({ name, choices });
    return name;
  }
}
