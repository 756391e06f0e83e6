import { questionnaireSchema, type DraftQuestion } from '../../model/definition';
import type { AskedFor } from '../../model/expression/check';
import { canBeDefault, plainDefault, readDefaultText, valueAsDefault } from '../../model/default-text';
import { longestExpression, type References } from './expressions';
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
/** Parameters of a range that say how it is drawn. */
const rangeDrawing = ['placeholder', 'tick_interval', 'tick_labelset'];
/** Choices of a question at most. */
const mostChoices = 60;

const email = "regex(., '[^@ ]+@[^@ ]+[.][^@ ]{2,}')";
const time = "regex(., '([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?')";
const dateTime = "regex(., '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]([01][0-9]|2[0-3]):[0-5][0-9].*')";
const acknowledged: Words = { en: 'Acknowledged', fr: 'Pris en note', es: 'Tomado en cuenta' };

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
  /** Columns of choices that a filter asks for. */
  readonly columns = new Set<string>();

  constructor(private readonly shared: Shared) {}

  /** The question, or null where it is not taken over or wrong; either is said. */
  make(planned: PlannedQuestion): DraftQuestion | null {
    const { node } = planned;
    const common = this.common(planned);
    if (!common) return null;
    const question = this.build(planned, common);
    if (!question || isDraftQuestion(question)) return question && this.answering(question, planned);
    // What our own column says cannot be: the question is what the other columns make it.
    this.shared.notices.warn('cell_not_imported', this.place(node, 'instance::parley'), {
      heading: 'instance::parley',
    });
    this.withoutOwn.add(node);
    const plain = this.build(planned, common);
    if (plain && isDraftQuestion(plain)) return this.answering(plain, planned);
    this.shared.notices.error('parameters_wrong', this.place(node, 'parameters'));
    return null;
  }

  private readonly withoutOwn = new Set<AskedNode | MatrixNode>();

  private build(planned: PlannedQuestion, common: Common): DraftQuestion | null {
    const { node } = planned;
    if (node.kind === 'matrix') return this.matrix(node, planned, common);
    return node.type.kind === 'select'
      ? this.select(node, common, this.filtered(node, planned))
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
    if (node.kind === 'matrix') return node.rows.some((row) => isYes(this.said(row, 'required')));
    return (
      isYes(this.said(node, 'required')) &&
      !(node.type.kind === 'simple' && ['note', 'calculate', 'hidden'].includes(node.type.name))
    );
  }

  /** The question with what it asks of its answer: what it must fulfil, when there must be one, and what is proposed. */
  private answering(question: DraftQuestion, planned: PlannedQuestion): DraftQuestion {
    const { node } = planned;
    if (question.type === 'NOTE' || question.type === 'CALCULATED') {
      const isHidden = node.kind === 'question' && node.type.kind === 'simple' && node.type.name === 'hidden';
      for (const key of ['constraint', 'required_message', ...(isHidden ? [] : ['default'])])
        if (this.said(node, key))
          this.shared.notices.warn('cell_not_imported', this.place(node, key), { heading: key });
      return question;
    }
    return this.proposing(this.needed(this.constrained(question, planned), planned), planned);
  }

  private constrained(question: AnsweredDraft, { node, code, instance }: PlannedQuestion): AnsweredDraft {
    const { references } = this.shared;
    const written = this.said(node, 'constraint');
    const rest = withoutLimits(written, limitsExpression(question));
    if (rest === null) return question;
    const place = this.place(node, 'constraint');
    const expression = references.expression(rest, { place, instance, code, hasSelf: true });
    if (expression === null) return question;
    const given = question.constraint ? `(${question.constraint.expression}) and (${expression})` : expression;
    const shown = this.message(node, 'constraint_message', { code, instance }) ?? question.constraint?.message;
    return { ...question, constraint: { expression: given, ...(shown ? { message: shown } : {}) } };
  }

  /** An answer may be required under a condition alone. The rows of a table all say the same. */
  private needed(question: AnsweredDraft, { node, code, instance }: PlannedQuestion): AnsweredDraft {
    const row = node.kind === 'matrix' ? (node.rows[0] ?? node) : node;
    const written = this.said(row, 'required');
    const place = this.place(row, 'required');
    const when =
      isYes(written) || isNo(written) ? null : this.shared.references.expression(written, { place, instance, code });
    const requiredMessage = this.message(row, 'required_message', { code, instance });
    return {
      ...question,
      ...(when === null ? {} : { requiredWhen: when }),
      ...(requiredMessage ? { requiredMessage } : {}),
    };
  }

  /** What the question proposes, where it can be an answer to it. */
  private proposing(question: AnsweredDraft, { node, code, instance }: PlannedQuestion): AnsweredDraft {
    const written = this.said(node, 'default');
    if (written === '') return question;
    const { references, notices, lists } = this.shared;
    const place = this.place(node, 'default');
    if (question.type === 'MATRIX' || question.type === 'FILE') {
      notices.warn('cell_not_imported', place, { heading: 'default' });
      return question;
    }
    const read = readDefaultText(written, question.type);
    if (read.kind === 'expression') {
      const expression = references.expression(written, { place, instance, code });
      return expression === null ? question : { ...question, default: plainDefault(expression) };
    }
    const several = question.type === 'MULTIPLE' || question.type === 'RANKING';
    const names = 'choices' in question ? (several ? read.value.split(/\s+/) : [read.value]) : [];
    const value = names.length > 0 ? names.map((name) => lists.renamed.get(name) ?? name).join(' ') : read.value;
    const expression = valueAsDefault(value, question.type);
    if (canBeDefault(question, value) && expression.length <= longestExpression)
      return { ...question, default: expression };
    notices.warn('default_not_imported', place, { text: quoted(written), name: quoted(node.name) });
    return question;
  }

  /** What is said at a question, in its languages; null where nothing is. */
  private message(
    node: AskedNode | MatrixNode,
    key: 'constraint_message' | 'required_message',
    { code, instance }: Pick<PlannedQuestion, 'code' | 'instance'>,
  ): Words | null {
    const { grid, references, notices, language } = this.shared;
    const said = grid.words(node.row, key, language);
    this.checkLanguages(node, key, said);
    const place = this.place(node, key);
    const message = fitted(references.words(said, { place, instance, code }), longest.message, place, notices);
    return Object.keys(message).length > 0 ? message : null;
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

  private select(node: AskedNode, common: Common, filter: Filter | null): DraftQuestion | null {
    const { type } = node;
    if (type.kind !== 'select') return null;
    const { notices } = this.shared;
    const own = this.own(node);
    const kind = referenceKinds.find((each) => each === own.type);
    if (kind) {
      if (filter) notices.warn('cell_not_imported', this.place(node, 'choice_filter'), { heading: 'choice_filter' });
      return { type: kind, ...common, ...(type.how === 'multiple' ? { multiple: true } : {}) };
    }
    if (this.said(node, 'choice_filter')) {
      if (type.hasOther) notices.error('other_with_filter', this.place(node, 'choice_filter'));
    }
    if (this.said(node, 'parameters'))
      notices.warn('cell_not_imported', this.place(node, 'parameters'), { heading: 'parameters' });
    this.checkAppearance(node, []);
    const all = this.choices(node, type.list);
    if (!all) return null;
    const listed = filter
      ? all.map((choice) => ({ ...choice, ...this.columnsOf(type.list, choice.code, filter) }))
      : all;
    const filtered = filter ? { choiceFilter: filter.text } : {};
    if (type.how === 'rank')
      return { type: 'RANKING', ...common, ...filtered, choices: listed, ...number(own, 'top', 'topK') };
    // "Other" is a choice that every such question has: the list need not say it.
    const choices = type.hasOther ? listed.filter(({ code }) => code !== 'other') : listed;
    const other = type.hasOther ? { other: true as const } : {};
    if (type.how === 'one') return { type: 'SINGLE', ...common, ...filtered, choices, ...other };
    const counts = { ...number(own, 'min', 'minChoices'), ...number(own, 'max', 'maxChoices') };
    return { type: 'MULTIPLE', ...common, ...filtered, choices, ...other, ...counts };
  }

  /** The filter of a question's choices, with the columns that it asks for. */
  private filtered(node: AskedNode, { instance, code }: PlannedQuestion): Filter | null {
    const written = this.said(node, 'choice_filter');
    const { references, lists } = this.shared;
    if (written === '' || node.type.kind !== 'select' || node.type.hasOther) return null;
    const place = this.place(node, 'choice_filter');
    const filter = references.filter(written, lists.columns, { place, instance, code });
    for (const column of filter?.columns ?? []) this.columns.add(column);
    return filter;
  }

  /** What the columns that a filter asks for say of a choice. */
  private columnsOf(list: string, code: string, { columns }: Filter): { values?: Record<string, string> } {
    const said = this.shared.lists.values.get(list)?.get(code) ?? {};
    const values = Object.fromEntries(Object.entries(said).filter(([column]) => columns.includes(column)));
    return Object.keys(values).length > 0 ? { values } : {};
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
    if (this.said(node, 'choice_filter'))
      notices.warn('cell_not_imported', this.place(node, 'choice_filter'), { heading: 'choice_filter' });
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
    const { start: from = '1', end: to = '10', step: by = '1', ...rest } = parameters;
    const [one, other, step] = [Number(from), Number(to), Math.abs(Number(by))];
    const [start, end] = [Math.min(one, other), Math.max(one, other)];
    const isWrong =
      ![start, end, step].every(Number.isFinite) || Object.keys(rest).some((key) => !rangeDrawing.includes(key));
    if (isWrong || end <= start || step <= 0 || step > end - start) {
      notices.error('parameters_wrong', place);
      return null;
    }
    if (other < one) notices.warn('range_turned', place, { name: quoted(node.name) });
    if (Object.keys(rest).length > 0) notices.warn('cell_not_imported', place, { heading: 'parameters' });
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
};
type AnsweredDraft = Exclude<DraftQuestion, { type: 'NOTE' | 'CALCULATED' }>;
type Filter = { text: string; columns: readonly string[] };

/** Types of the questions whose choices the house keeps itself: what a form says of them is not taken over. */
export const referenceKinds = ['COUNTRY', 'ORGANISATION', 'THEME', 'OBJECTIVE'] as const;

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
