import { readSheetsNamed } from '@/lib/core/sheet/read-sheet';
import type { SheetRow } from '@/lib/core/sheet/rows.mjs';
import { questionnaireSchema, questionsOf, type Questionnaire } from '../../model/definition';
import { listUnusedColumns, readChoices, type FormLists } from './choices';
import { checkCircles } from './circles';
import { choicesRules, surveyRules } from './columns';
import { References } from './expressions';
import { Grid, type Words } from './grid';
import { codeLists } from './lists';
import { Notices, quoted, type ErrorCode, type Notice, type WarningCode } from './notices';
import { PageMaker } from './pages';
import { planForm, plannedGroups, plannedQuestions } from './plan';
import { fitted, kindOfAnswer, QuestionMaker, referenceKinds } from './questions';
import { readSettings, type Settings } from './settings';
import { listOtherColumns, readTree, type AskedNode, type Node } from './tree';
import { readParameters } from './types';

/** The parts of a questionnaire that a form says. `title` and `intro` may say nothing. */
export type FormParts = { title: Words; intro: Words; pages: Questionnaire['pages'] };

/**
 * What became of a form. `parts` are there where it is not refused. `languages`: codes, the form's own language first.
 * `unlisted`: notices beyond those that are listed.
 */
export type FormReading = {
  parts: FormParts | null;
  questions: number;
  languages: string[];
  warnings: Notice<WarningCode>[];
  errors: Notice<ErrorCode>[];
  unlisted: number;
};

/** A file that is no workbook at all: the code has its words under `reading` in messages/<locale>/exchange.json. */
export type FormRefusal = { ok: false; code: string; params: Record<string, string | number> };

const sheets = ['survey', 'choices', 'settings'];

/** Reads an XLSForm from the bytes of a file, whatever the file is. Nothing is saved. `language`: of words that name none. */
export async function readForm(
  bytes: Uint8Array,
  language: string,
): Promise<{ ok: true; form: FormReading } | FormRefusal> {
  const reading = await readSheetsNamed(bytes, sheets);
  if (!reading.ok) return reading;
  return { ok: true, form: readSheets(reading.book, language) };
}

type Sheet = { name: string; rows: readonly SheetRow[] };

/** Reads an XLSForm from its sheets. */
export function readSheets(
  book: { names: readonly string[]; sheets: readonly Sheet[] },
  fallback: string,
): FormReading {
  const notices = new Notices();
  const find = (name: string) => book.sheets.find((sheet) => sheet.name.trim().toLowerCase() === name);
  const [survey, choices] = [find('survey'), find('choices')];
  for (const name of book.names)
    if (!sheets.includes(name.trim().toLowerCase()))
      notices.warn('sheet_not_imported', { sheet: name, row: null, column: null }, { sheet: quoted(name) });
  const settings = readSettings(find('settings'), fallback, notices);
  if (!survey) {
    notices.error('sheet_missing', { sheet: 'survey', row: null, column: null });
    return reading(notices, null, []);
  }
  const grid = Grid.read(survey.name, survey.rows, surveyRules, notices);
  const choiceGrid =
    choices && choices.rows.length > 0 ? Grid.read(choices.name, choices.rows, choicesRules, notices) : null;
  if (!grid) return reading(notices, null, []);

  const lists = readChoices(choiceGrid, settings, notices);
  const languages = languagesOf(grid, choiceGrid, settings, notices);
  const { nodes, dropped } = readTree(grid, settings, notices);
  listOtherColumns(grid, notices);
  checkCircles(nodes, grid, notices);
  listUnused(nodes, lists, choiceGrid, notices);
  const isOfHouse = ({ row }: AskedNode) =>
    referenceKinds.some((kind) => kind === readParameters(grid.text(row, 'instance::parley'))?.type);
  checkTranslations(
    lists,
    choiceGrid,
    languages,
    listsOf(nodes, (node) => !isOfHouse(node)),
    notices,
  );
  checkChoiceNames(nodes, lists, choiceGrid, notices);
  const coded = codeLists(lists, listsOf(nodes), choiceGrid, notices);
  const planned = planForm(nodes, grid, notices);
  const references = new References(planned, dropped, (each) => kindOfAnswer(each, coded), coded.renamed, notices);
  const maker = new QuestionMaker({ grid, lists: coded, references, languages, language: settings.language, notices });
  const taken = [...plannedQuestions(planned), ...plannedGroups(planned)].map(({ code }) => code);
  const { pages, intro } = new PageMaker({ grid, references, maker, notices, taken }).make(planned);
  listUnusedColumns(choiceGrid, maker.columns, notices);
  if (questionsOf({ pages }).length === 0 && notices.errors.length === 0)
    notices.error('nothing_asked', { sheet: grid.sheet, row: null, column: null });
  const title = fitted(settings.title, 200, { sheet: 'settings', row: null, column: null }, notices);
  return reading(notices, { title, intro, pages }, languages);
}

function reading(notices: Notices, parts: FormParts | null, languages: string[]): FormReading {
  const { errors, warnings, unlisted } = notices;
  const isRefused = errors.length > 0;
  if (parts && !isRefused) checkParts(parts);
  return {
    parts: isRefused ? null : parts,
    questions: parts ? questionsOf(parts).length : 0,
    ...{ languages, warnings, errors, unlisted },
  };
}

/** What was read must be what a questionnaire can be: where it is not, the reader is wrong and not the form. */
function checkParts({ title, intro, pages }: FormParts) {
  const some = (words: Words) => (Object.keys(words).length > 0 ? words : { en: '—' });
  questionnaireSchema.parse({ title: some(title), intro: some(intro), pages });
}

/** Languages of a form: its own first. Where labels name no language, which one they are taken for is said. */
function languagesOf(grid: Grid, choices: Grid | null, settings: Settings, notices: Notices): string[] {
  const { language: own, hasLanguage } = settings;
  const found = [...grid.languages(['label', 'hint'], own), ...(choices?.languages(['label'], own) ?? [])];
  const names = [grid, choices].flatMap((each) => each?.columns.filter(({ key }) => key === 'label') ?? []);
  if (!hasLanguage && names.some(({ language }) => language === null))
    notices.warn('language_assumed', grid.place(null, 'label'), { language: own });
  return [...new Set(found)].toSorted((one, other) => Number(other === own) - Number(one === own));
}

/** The lists that questions use; `how`: those of one kind of them. */
function listsOf(nodes: readonly Node[], isMeant: (node: AskedNode) => boolean = () => true): Set<string> {
  const names = new Set<string>();
  const visit = (node: Node) => {
    if (node.kind !== 'question') node.children.forEach(visit);
    else if (node.type.kind === 'select' && isMeant(node)) names.add(node.type.list);
  };
  nodes.forEach(visit);
  return names;
}

/** Names of the choices of several are joined by spaces: XLSForm lets none of them have one. */
function checkChoiceNames(nodes: readonly Node[], lists: FormLists, grid: Grid | null, notices: Notices) {
  const ofSeveral = ({ type }: AskedNode) => type.kind === 'select' && type.how === 'multiple';
  for (const list of listsOf(nodes, ofSeveral))
    for (const { name, row } of lists.get(list) ?? [])
      if (grid && /\s/.test(name)) notices.error('choice_name_bad', grid.place(row, 'name'), { name: quoted(name) });
}

function listUnused(nodes: readonly Node[], lists: FormLists, grid: Grid | null, notices: Notices) {
  const used = listsOf(nodes);
  for (const [list, [first]] of lists)
    if (grid && first && !used.has(list))
      notices.warn('list_unused', grid.place(first.row, 'list_name'), { list: quoted(list) });
}

/** Says which choices of the lists in use are not in which language. */
function checkTranslations(
  lists: FormLists,
  grid: Grid | null,
  languages: readonly string[],
  used: ReadonlySet<string>,
  notices: Notices,
) {
  for (const [list, choices] of lists)
    for (const { row, label, hasLabel, name } of used.has(list) ? choices : [])
      for (const language of languages)
        if (grid && hasLabel && !Object.hasOwn(label, language))
          notices.warn('translation_missing', grid.place(row, 'label', language), { language, name: quoted(name) });
}
