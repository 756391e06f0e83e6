import {
  mostQuestions,
  questionsOf,
  type DraftPage,
  type DraftQuestion,
  type DraftSection,
} from '../../model/definition';
import { both, type References } from './expressions';
import type { Grid, Words } from './grid';
import { quoted, type Notices, type Place } from './notices';
import { Codes, plannedQuestions, timesOf, type Planned, type PlannedGroup, type PlannedQuestion } from './plan';
import { fitted, longest, type QuestionMaker } from './questions';
import { readParameters } from './types';

type Shared = {
  grid: Grid;
  references: References;
  maker: QuestionMaker;
  notices: Notices;
  /** Every code that a part has: those of pages and sections that the form does not name come beside them. */
  taken: Iterable<string>;
};

/** Pages and sections at most, as a questionnaire takes them. */
const mostParts = 60;

/** What a group cannot say: it is of the questions in it. */
const ofQuestions = ['required', 'required_message', 'constraint', 'default', 'calculation', 'choice_filter'];

/** Codes asked for at most, to know whether somebody has answered the last time of a repeat. */
const mostAsked = 20;

/**
 * Groups become pages, the groups in them sections. What stands beside groups gets a page or section without a name; groups
 * further inside are opened: their questions stand in the section, under the group's condition, after a note with its label.
 * A note that opens the form, a page or a section is its introduction.
 */
export class PageMaker {
  private readonly codes = new Codes();

  constructor(private readonly shared: Shared) {
    for (const code of shared.taken) this.codes.take(code);
  }

  /** The pages, and the words of a note that opens the form. */
  make(planned: readonly Planned[]): { pages: DraftPage[]; intro: Words } {
    const { intro, rest } = this.opened(planned, longest.intro);
    const pages: DraftPage[] = [];
    for (const part of this.parted(rest)) {
      if (!Array.isArray(part)) pages.push(this.page(part));
      else pages.push({ code: this.codes.take('page_1'), sections: [this.unnamed(part)] });
    }
    const { notices, grid } = this.shared;
    const sheet: Place = { sheet: grid.sheet, row: null, column: null };
    const filled = pages.filter(({ sections }) => sections.length > 0);
    if (questionsOf({ pages: filled }).length > mostQuestions)
      notices.error('too_many_questions', sheet, { count: questionsOf({ pages: filled }).length, most: mostQuestions });
    if (filled.length > mostParts || filled.some(({ sections }) => sections.length > mostParts))
      notices.error('too_many_groups', sheet, { most: mostParts });
    return { pages: filled, intro };
  }

  /** Groups as they are, and what stands between them together. */
  private parted(planned: readonly Planned[]): (PlannedGroup | PlannedQuestion[])[] {
    const parts: (PlannedGroup | PlannedQuestion[])[] = [];
    for (const each of planned) {
      const last = parts.at(-1);
      if (each.kind === 'group') parts.push(each);
      else if (Array.isArray(last)) last.push(each);
      else parts.push([each]);
    }
    return parts;
  }

  private page(group: PlannedGroup): DraftPage {
    this.checkAppearance(group, ['field-list']);
    const { intro, rest } = this.opened(group.children, longest.intro);
    const sections = this.parted(rest).flatMap((part): DraftSection[] => {
      const section = Array.isArray(part) ? this.unnamed(part) : this.section(part);
      return section.questions.length > 0 || section.intro ? [section] : [];
    });
    return { ...this.head(group, intro), sections };
  }

  private unnamed(questions: readonly PlannedQuestion[]): DraftSection {
    return { code: this.codes.take('section_1'), questions: questions.flatMap((each) => this.question(each, null)) };
  }

  private section(group: PlannedGroup): DraftSection {
    this.checkAppearance(group, ['field-list']);
    const { intro, rest } = this.opened(group.children, longest.intro);
    return { ...this.head(group, intro), questions: this.flat(rest, null) };
  }

  /** Questions of a section; groups among them are opened. */
  private flat(planned: readonly Planned[], condition: string | null): DraftQuestion[] {
    const { notices, grid } = this.shared;
    return planned.flatMap((each): DraftQuestion[] => {
      if (each.kind === 'question') return this.question(each, condition);
      notices.warn('nesting_flattened', grid.place(each.node.row, 'type'), { name: quoted(each.node.name) });
      this.checkAppearance(each, ['field-list']);
      const { title, condition: own = null } = this.head(each, {});
      const within = both(condition, own);
      const label: DraftQuestion[] = title
        ? [{ type: 'NOTE', code: each.code, required: false, label: title, ...(within ? { condition: within } : {}) }]
        : [];
      return [...label, ...this.flat(each.children, within)];
    });
  }

  private question(planned: PlannedQuestion, condition: string | null): DraftQuestion[] {
    const question = this.shared.maker.make(planned);
    if (!question) return [];
    const within = both(condition, question.condition ?? null);
    return [within === null ? question : { ...question, condition: within }];
  }

  /** What a page or section says of itself. */
  private head(group: PlannedGroup, intro: Words) {
    const { references, notices, grid } = this.shared;
    const { node, code, instance, role } = group;
    const place = grid.place(node.row, 'label');
    if (role !== 'time' || instance?.index === 1) this.shared.maker.checkLanguages(node, 'label', node.label);
    const first = plannedQuestions(group.children)[0]?.code ?? null;
    let title = references.words(node.label, { place, instance, code: first });
    if (role === 'time' && instance)
      title = Object.fromEntries(
        Object.entries(title).map(([language, text]) => [language, `${text} (${instance.index})`]),
      );
    title = fitted(title, longest.title, place, notices);
    if (Object.keys(node.hint).length > 0)
      notices.warn('cell_not_imported', grid.place(node.row, 'hint'), { heading: 'hint' });
    for (const key of ofQuestions)
      if (grid.text(node.row, key) && instance?.index !== 2)
        notices.warn('cell_not_imported', grid.place(node.row, key), { heading: key });
    const condition = this.conditionOf(group, first);
    return {
      code,
      ...(Object.keys(title).length > 0 ? { title } : {}),
      ...(Object.keys(intro).length > 0 ? { intro } : {}),
      ...(condition ? { condition } : {}),
    };
  }

  private conditionOf({ node, instance, role }: PlannedGroup, first: string | null): string | null {
    const { references, grid } = this.shared;
    const relevant =
      role === 'time' && this.holders.has(node)
        ? null
        : references.expression(node.relevant, {
            place: grid.place(node.row, 'relevant'),
            instance: null,
            code: first,
          });
    if (role === 'holder') this.holders.add(node);
    if (role !== 'time' || !instance) return relevant;
    return both(relevant, this.timeCondition(node, instance.index, first));
  }

  /** Repeats whose own condition is on the page that holds their times. */
  private readonly holders = new Set<PlannedGroup['node']>();

  /** When a time of a repeat is asked: as often as its count says, or where the one before has an answer. */
  private timeCondition(node: PlannedGroup['node'], index: number, first: string | null): string | null {
    const { references, grid } = this.shared;
    const { kind } = timesOf(node, grid);
    const place = grid.place(node.row, 'repeat_count');
    if (kind === 'fixed') return null;
    if (kind === 'counted') {
      const count = references.expression(grid.text(node.row, 'repeat_count'), { place, instance: null, code: first });
      return count && `(${count}) >= ${index}`;
    }
    const before = references.answeredAt(node, index - 1).slice(0, mostAsked);
    return before.length === 0 ? null : `count-non-empty(${before.map((code) => `\${${code}}`).join(' | ')}) > 0`;
  }

  /** A note without a condition or help that comes first is the introduction of what it opens. */
  private opened(planned: readonly Planned[], most: number): { intro: Words; rest: readonly Planned[] } {
    const { grid, references, notices } = this.shared;
    const [first, ...rest] = planned;
    const isNote =
      first?.kind === 'question' &&
      first.node.kind === 'question' &&
      first.node.type.kind === 'simple' &&
      first.node.type.name === 'note';
    if (
      !isNote ||
      first.node.relevant !== '' ||
      Object.keys(first.node.hint).length > 0 ||
      Object.keys(first.node.label).length === 0
    )
      return { intro: {}, rest: planned };
    if (readParameters(grid.text(first.node.row, 'instance::parley'))?.kind === 'note')
      return { intro: {}, rest: planned };
    const place = grid.place(first.node.row, 'label');
    return {
      intro: fitted(
        references.words(first.node.label, { place, instance: first.instance, code: first.code }),
        most,
        place,
        notices,
      ),
      rest,
    };
  }

  private checkAppearance({ node }: PlannedGroup, taken: readonly string[]) {
    const rest = node.appearance.split(/\s+/).filter((each) => each !== '' && !taken.includes(each));
    if (rest.length > 0)
      this.shared.notices.warn('cell_not_imported', this.shared.grid.place(node.row, 'appearance'), {
        heading: 'appearance',
      });
  }
}
