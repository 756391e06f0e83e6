import { questionnaireSchema, type DraftQuestion } from '../../model/definition';
import type { AskedFor } from '../../model/expression/check';
import type { References } from './expressions';
import type { Grid, Words } from './grid';
import { limitsExpression, withoutLimits } from './limits';
import type { Lists, ListedChoice } from './lists';
import { quoted, type Notices, type Place } from './notices';
import { Codes, type MatrixNode, type PlannedQuestion } from './plan';
import { isNo, isYes } from './settings';
import type { AskedNode, Said } from './tree';
import { readParameters } from './types';

/** Characters that a questionnaire takes. */
export const longest = { label: 1_000, note: 4_000, help: 2_000, message: 500, choice: 300, title: 300, intro: 4_000 };
/** Choices of a question at most. */
const mostChoices = 60;

const email = "regex(., '[^@ ]+@[^@ ]+[.][^@ ]{2,}')";
const time = "regex(., '([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?')";
const dateTime = "regex(., '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]([01][0-9]|2[0-3]):[0-5][0-9].*')";
const acknowledged: Words = { en: 'Acknowledged', fr: 'Pris en note', es: 'Tomado en cuenta' };

/** Said where a choice does not go with earlier answers. */
const outOfFilter: Words = {
  en: 'This choice does not go with an earlier answer.',
  fr: 'Ce choix ne correspond pas à une réponse précédente.',
  es: 'Esta opción no corresponde a una respuesta anterior.',
};

type Shared = {
  grid: Grid;
  lists: Lists;
  references: References;
  languages: readonly string[];
  language: string;
  notices: Notices;
};

/** What an expression may compare an answer with. */
export function kindOfAnswer({ node }: PlannedQuestion, lists: Lists): AskedFor {
  if (node.kind === 'matrix') return { kind: 'nothing' };
  const { type } = node;
  if (type.kind === 'select') {
    const choices = (lists.choices.get(type.list) ?? []).map(({ code }) => code);
    return { kind: type.how === 'one' ? 'one' : 'several', choices: type.hasOther ? [...choices, 'other'] : choices };
  }
  if (type.name === 'integer' || type.name === 'decimal' || type.name === 'range') return { kind: 'number' };
  if (type.name === 'date') return { kind: 'date' };
  return { kind: type.name === 'note' ? 'nothing' : 'text' };
}

/** Cuts words to what a questionnaire takes, and says so. */
export function fitted(words: Words, most: number, place: Place, notices: Notices): Words {
  return Object.fromEntries(
    Object.entries(words).map(([language, text]) => {
      if (text.length <= most) return [language, text];
      notices.warn('text_cut', place, { most, language });
      return [
        language,
        text
          .slice(0, most - 1)
          .toWellFormed()
          .trimEnd() + '…',
      ];
    }),
  );
}

/** Turns the questions of a form into those of a questionnaire. */
export class QuestionMaker {
  constructor(private readonly shared: Shared) {}

  /** The question, or null where it is not taken over or wrong; either is said. */
  make(planned: PlannedQuestion): DraftQuestion | null {
    const { node } = planned;
    const common = this.common(planned);
    if (!common) return null;
    const question = this.build(planned, common);
    if (!question || isDraftQuestion(question)) return question && this.constrained(question, node, planned);
    // What our own column says cannot be: the question is what the other columns make it.
    this.shared.notices.warn('cell_not_imported', this.place(node, 'instance::parley'), {
      heading: 'instance::parley',
    });
    this.withoutOwn.add(node);
    const plain = this.build(planned, common);
    if (plain && isDraftQuestion(plain)) return this.constrained(plain, node, planned);
    this.shared.notices.error('parameters_wrong', this.place(node, 'parameters'));
    return null;
  }

  private readonly withoutOwn = new Set<AskedNode | MatrixNode>();

  private build(planned: PlannedQuestion, common: Common): DraftQuestion | null {
    const { node } = planned;
    if (node.kind === 'matrix') return this.matrix(node, planned, common);
    return node.type.kind === 'select'
      ? this.select(node, { ...common, ...this.filtered(node, planned) })
      : this.simple(node, common, planned);
  }

  /** What stands in a column of a question's row. */
  private said(node: AskedNode | MatrixNode, key: string): string {
    return this.shared.grid.text(node.row, key);
  }

  private place(node: AskedNode | MatrixNode, key: string): Place {
    return this.shared.grid.place(node.row, key);
  }

  private own(node: AskedNode | MatrixNode): Record<string, string> {
    return this.withoutOwn.has(node) ? {} : (readParameters(this.said(node, 'instance::parley')) ?? {});
  }

  private common({ node, code, instance }: PlannedQuestion) {
    const { references, notices, language } = this.shared;
    const context = (key: string) => ({ place: this.place(node, key), instance, code });
    const isCalculated =
      node.kind === 'question' && node.type.kind === 'simple' && ['calculate', 'hidden'].includes(node.type.name);
    let [label, hint] = [node.label, node.hint];
    if (Object.keys(label).length === 0 && isCalculated) label = { [language]: node.name };
    else if (Object.keys(label).length === 0 && Object.keys(hint).length > 0) {
      notices.warn('label_is_hint', this.place(node, 'label'), { name: quoted(node.name) });
      [label, hint] = [hint, {}];
    } else if (Object.keys(label).length === 0) {
      notices.error('label_missing', this.place(node, 'label'), { name: quoted(node.name) });
      return null;
    } else this.checkLanguages(node, 'label', label);
    this.checkLanguages(node, 'hint', hint);
    const isNote = node.kind === 'question' && node.type.kind === 'simple' && node.type.name === 'note';
    const words = (given: Words, key: string, most: number) =>
      fitted(references.words(given, context(key)), most, this.place(node, key), notices);
    const condition = references.expression(node.relevant, context('relevant'));
    return {
      code,
      required: this.isRequired(node),
      label: words(label, 'label', isNote ? longest.note : longest.label),
      ...(Object.keys(hint).length > 0 ? { help: words(hint, 'hint', longest.help) } : {}),
      ...(condition ? { condition } : {}),
    };
  }

  /** Says in which languages of the form something is not said. */
  checkLanguages(node: Said, key: string, words: Words) {
    if (Object.keys(words).length === 0) return;
    for (const language of this.shared.languages)
      if (!Object.hasOwn(words, language))
        this.shared.notices.warn('translation_missing', this.shared.grid.place(node.row, key, language), {
          language,
          name: quoted(node.name),
        });
  }

  private isRequired(node: AskedNode | MatrixNode): boolean {
    const said = this.said(node, 'required');
    if (node.kind === 'matrix') return node.rows.some((row) => isYes(this.said(row, 'required')));
    if (!isYes(said) && !isNo(said))
      this.shared.notices.warn('required_not_imported', this.place(node, 'required'), { text: quoted(said) });
    return isYes(said) && !(node.type.kind === 'simple' && ['note', 'calculate', 'hidden'].includes(node.type.name));
  }

  private constrained(
    question: DraftQuestion,
    node: AskedNode | MatrixNode,
    { code, instance }: PlannedQuestion,
  ): DraftQuestion {
    const { references, notices, grid } = this.shared;
    const written = this.said(node, 'constraint');
    const rest = withoutLimits(written, limitsExpression(question));
    if (rest === null) return question;
    const place = this.place(node, 'constraint');
    if (question.type === 'NOTE' || question.type === 'CALCULATED') {
      notices.warn('cell_not_imported', place, { heading: 'constraint' });
      return question;
    }
    const expression = references.expression(rest, { place, instance, code, hasSelf: true });
    if (expression === null) return question;
    const said = grid.words(node.row, 'constraint_message', this.shared.language);
    this.checkLanguages(node, 'constraint_message', said);
    const at = this.place(node, 'constraint_message');
    const message = fitted(references.words(said, { place: at, instance, code }), longest.message, at, notices);
    const given =
      'constraint' in question && question.constraint
        ? `(${question.constraint.expression}) and (${expression})`
        : expression;
    const before = 'constraint' in question ? question.constraint?.message : undefined;
    const shown = Object.keys(message).length > 0 ? message : before;
    return { ...question, constraint: { expression: given, ...(shown ? { message: shown } : {}) } };
  }

  private checkAppearance(node: AskedNode, taken: readonly string[]) {
    const rest = this.said(node, 'appearance')
      .split(/\s+/)
      .filter((each) => each !== '' && !taken.includes(each));
    if (rest.length > 0)
      this.shared.notices.warn('cell_not_imported', this.place(node, 'appearance'), { heading: 'appearance' });
  }

  private choices(node: AskedNode | MatrixNode, list: string, most = mostChoices): ListedChoice[] | null {
    const { lists, notices } = this.shared;
    const found = lists.choices.get(list);
    if (list === '') notices.error('list_name_missing', this.place(node, 'type'));
    else if (!found || found.length === 0)
      notices.error('list_missing', this.place(node, 'type'), { list: quoted(list) });
    if (!found || found.length === 0) return null;
    if (found.length > most) {
      notices.warn('too_many_choices', this.place(node, 'type'), {
        name: quoted(node.name),
        count: found.length,
        most,
      });
      return null;
    }
    return found.map(({ label, ...rest }) => ({
      ...rest,
      label: fitted(label, longest.choice, this.place(node, 'type'), notices),
    }));
  }

  private select(node: AskedNode, common: Common): DraftQuestion | null {
    const { type } = node;
    if (type.kind !== 'select') return null;
    const { notices } = this.shared;
    const own = this.own(node);
    const kind = referenceKinds.find((each) => each === own.type);
    if (kind) return { type: kind, ...common, ...(type.how === 'multiple' ? { multiple: true } : {}) };
    if (this.said(node, 'choice_filter')) {
      if (type.hasOther) notices.error('other_with_filter', this.place(node, 'choice_filter'));
    }
    if (this.said(node, 'parameters'))
      notices.warn('cell_not_imported', this.place(node, 'parameters'), { heading: 'parameters' });
    this.checkAppearance(node, []);
    const listed = this.choices(node, type.list);
    if (!listed) return null;
    if (type.how === 'rank') return { type: 'RANKING', ...common, choices: listed, ...number(own, 'top', 'topK') };
    // "Other" is a choice that every such question has: the list need not say it.
    const choices = type.hasOther ? listed.filter(({ code }) => code !== 'other') : listed;
    const other = type.hasOther ? { other: true as const } : {};
    if (type.how === 'one') return { type: 'SINGLE', ...common, choices, ...other };
    const counts = { ...number(own, 'min', 'minChoices'), ...number(own, 'max', 'maxChoices') };
    return { type: 'MULTIPLE', ...common, choices, ...other, ...counts };
  }

  /** A choice filter as a check of the answer: every choice is offered, and one that the filter leaves out is refused. */
  private filtered(
    node: AskedNode,
    { instance, code }: PlannedQuestion,
  ): { constraint?: { expression: string; message: Words } } {
    const written = this.said(node, 'choice_filter');
    const { references, lists, notices, languages } = this.shared;
    if (written === '' || node.type.kind !== 'select' || node.type.hasOther) return {};
    const place = this.place(node, 'choice_filter');
    const values = lists.values.get(node.type.list) ?? new Map<string, Record<string, string>>();
    const expression = references.filter(written, values, { place, instance, code, hasSelf: true });
    notices.warn(expression ? 'filter_as_check' : 'filter_not_imported', place, { name: quoted(node.name) });
    const message = Object.fromEntries(
      languages.map((language) => [language, outOfFilter[language] ?? '']).filter(([, said]) => said),
    );
    const shown = Object.keys(message).length > 0 ? message : { en: outOfFilter.en ?? '' };
    return expression ? { constraint: { expression, message: shown } } : {};
  }

  private matrix(node: MatrixNode, { instance, code }: PlannedQuestion, common: Common): DraftQuestion | null {
    const { references, notices } = this.shared;
    const columns = this.choices(node, node.list, 12);
    if (!columns) return null;
    const prefix = node.rows.every(({ name }) => name.startsWith(`${node.name}_`) && name.length > node.name.length + 1)
      ? `${node.name}_`
      : '';
    const codes = new Codes();
    const rows = node.rows.map((row) => {
      this.checkLanguages(row, 'label', row.label);
      const place = this.place(row, 'label');
      const label = fitted(references.words(row.label, { place, instance, code }), longest.choice, place, notices);
      const { theme } = this.own(row);
      return {
        code: codes.take(row.name.slice(prefix.length)),
        label,
        ...(theme ? { themeCode: theme.slice(0, 60) } : {}),
      };
    });
    return { type: 'MATRIX', ...common, rows, columns };
  }

  private simple(node: AskedNode, common: Common, { instance }: PlannedQuestion): DraftQuestion | null {
    const { type } = node;
    if (type.kind !== 'simple') return null;
    const own = this.own(node);
    const { notices } = this.shared;
    const parameters = readParameters(this.said(node, 'parameters'));
    const place = this.place(node, 'parameters');
    if (!parameters) notices.error('parameters_wrong', place);
    const changed = (to: string) => notices.warn('type_changed', this.place(node, 'type'), { type: type.name, to });
    const lengths = { ...number(own, 'min', 'minLength'), ...number(own, 'max', 'maxLength') };
    const ends = { ...number(own, 'min', 'min'), ...number(own, 'max', 'max') };
    const days = { ...(own.from ? { min: own.from } : {}), ...(own.to ? { max: own.to } : {}) };
    const isLong = this.said(node, 'appearance').split(/\s+/).includes('multiline') || parameters?.rows !== undefined;
    this.checkAppearance(node, type.name === 'text' ? ['multiline'] : []);
    if (type.name !== 'range' && Object.keys(parameters ?? {}).some((key) => type.name !== 'text' || key !== 'rows'))
      notices.warn('cell_not_imported', place, { heading: 'parameters' });
    switch (type.name) {
      case 'text':
        return { type: isLong ? 'LONG_TEXT' : 'TEXT', ...common, ...lengths };
      case 'integer':
        return { type: 'NUMBER', ...common, decimals: 0, ...ends };
      case 'decimal':
        return { type: 'NUMBER', ...common, decimals: Number(own.decimals ?? 6), ...ends };
      case 'date':
        return { type: 'DATE', ...common, ...days };
      case 'note':
        return { type: 'NOTE', ...common };
      case 'file':
        return { type: 'FILE', ...common };
      case 'image':
        changed('file');
        return { type: 'FILE', ...common };
      case 'email':
        changed('text');
        return { type: 'TEXT', ...common, constraint: { expression: email } };
      case 'time':
        changed('text');
        return { type: 'TEXT', ...common, constraint: { expression: time } };
      case 'dateTime':
        changed('text');
        return { type: 'TEXT', ...common, constraint: { expression: dateTime } };
      case 'acknowledge': {
        changed('select_multiple');
        const label = Object.fromEntries(Object.keys(common.label).map((each) => [each, acknowledged[each] ?? 'OK']));
        return { type: 'MULTIPLE', ...common, choices: [{ code: 'OK', label }] };
      }
      case 'hidden':
        changed('calculate');
        return { type: 'CALCULATED', ...common, calculation: literal(this.said(node, 'default')) };
      case 'calculate':
        return this.calculated(node, common, instance);
      case 'range':
        return this.range(node, common, parameters ?? {});
    }
  }

  private calculated(node: AskedNode, common: Common, instance: PlannedQuestion['instance']): DraftQuestion | null {
    const { references, notices } = this.shared;
    const place = this.place(node, 'calculation');
    const written = this.said(node, 'calculation');
    if (written === '') {
      notices.error('calculation_missing', place, { name: quoted(node.name) });
      return null;
    }
    const calculation = references.expression(written, { place, instance, code: common.code, hasSelf: true });
    return calculation === null ? null : { type: 'CALCULATED', ...common, calculation };
  }

  /** A scale where its points can be shown beside one another; a number between two ends otherwise. */
  private range(node: AskedNode, common: Common, parameters: Readonly<Record<string, string>>): DraftQuestion | null {
    const { notices } = this.shared;
    const place = this.place(node, 'parameters');
    const [start, end, step] = [parameters.start ?? '1', parameters.end ?? '10', parameters.step ?? '1'].map(Number);
    const isWrong =
      start === undefined || end === undefined || step === undefined || ![start, end, step].every(Number.isFinite);
    if (isWrong || end <= start || step <= 0 || step > end - start) {
      notices.error('parameters_wrong', place);
      return null;
    }
    const isWhole = [start, end, step].every(Number.isInteger);
    if (isWhole && step === 1 && end - start <= 10) return { type: 'SCALE', ...common, minValue: start, maxValue: end };
    notices.warn('type_changed', this.place(node, 'type'), { type: 'range', to: 'number' });
    return { type: 'NUMBER', ...common, decimals: isWhole ? 0 : 6, min: start, max: end };
  }
}

/** Whether a questionnaire takes the question as it is. */
function isDraftQuestion(question: DraftQuestion): boolean {
  const words = { en: 'x' };
  const pages = [{ code: 'page_', sections: [{ code: 'section_', questions: [{ ...question, code: 'question_' }] }] }];
  return questionnaireSchema.safeParse({ title: words, intro: words, pages }).success;
}

type Common = {
  code: string;
  required: boolean;
  label: Words;
  help?: Words;
  condition?: string;
  constraint?: { expression: string; message: Words };
};

const referenceKinds = ['COUNTRY', 'ORGANISATION', 'THEME', 'OBJECTIVE'] as const;

/** A number of a question's own parameters under the name that the questionnaire has for it. */
function number<Key extends string>(
  own: Readonly<Record<string, string>>,
  name: string,
  key: Key,
): { [K in Key]?: number } {
  const value = Number(own[name] ?? '');
  const found: { [K in Key]?: number } = {};
  if (own[name] !== undefined && Number.isFinite(value)) found[key] = value;
  return found;
}

/** A text as an expression says it. */
function literal(text: string): string {
  if (!text.includes("'")) return `'${text.slice(0, 1_000)}'`;
  return `"${text.slice(0, 1_000).replaceAll('"', '')}"`;
}
