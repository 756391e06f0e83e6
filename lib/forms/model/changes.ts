import { canonicalJson } from '@/lib/core/canonical';
import type { Field, FormDefinition } from '../schema';
import { fieldsOf, takesAnswer } from './conditions';
import { findItem } from './edit-definition';

/** What given answers there are to a form, for saying what a change does to them. */
export type GivenAnswers = {
  /** Answers given, by field. */
  answered: ReadonlyMap<string, number>;
  /** Answers that hold a choice, by `<field>/<choice>`. */
  chosen: ReadonlyMap<string, number>;
  handedIn: number;
  /** Handed in with an answer, by field. */
  handedInWith: ReadonlyMap<string, number>;
};

export type ChangeKind =
  | 'page_added'
  | 'page_removed'
  | 'section_added'
  | 'section_removed'
  | 'part_changed'
  | 'field_added'
  | 'field_added_required'
  | 'field_retired'
  | 'field_back'
  | 'made_required'
  | 'made_optional'
  | 'condition_changed'
  | 'texts_changed'
  | 'choice_added'
  | 'choice_retired'
  | 'order_changed';

/** One difference to the last version. `count`: how many given answers or handed-in forms it touches; null where it touches none by its nature. */
export type Change = { kind: ChangeKind; item: string; choice?: string; count: number | null };

const noAnswers: GivenAnswers = { answered: new Map(), chosen: new Map(), handedIn: 0, handedInWith: new Map() };

/**
 * What is different in a form since its last version, in the order of the form, what is gone at the end; with what it
 * does to the answers given. `earlier`: ids of fields of any version before, so that a question asked again is told from a new one.
 */
export function changesBetween(
  before: FormDefinition,
  now: FormDefinition,
  given: GivenAnswers = noAnswers,
  earlier: ReadonlySet<string> = new Set(),
): Change[] {
  const changes: Change[] = [];
  const add = (kind: ChangeKind, item: string, count: number | null = null, choice?: string) =>
    changes.push({ kind, item, count, ...(choice ? { choice } : {}) });
  const olderFields = new Map(fieldsOf(before).map((field) => [field.id, field]));
  for (const page of now.pages) {
    comparePart(before, page, 'page_added', add);
    for (const section of page.sections) {
      comparePart(before, section, 'section_added', add);
      for (const field of section.fields) {
        const older = olderFields.get(field.id);
        if (older) compareField(older, field, given, add);
        else if (earlier.has(field.id)) add('field_back', field.id, given.answered.get(field.id) ?? 0);
        else if (field.required && takesAnswer(field)) add('field_added_required', field.id, given.handedIn);
        else add('field_added', field.id);
      }
    }
  }
  for (const page of before.pages) {
    if (!findItem(now, page.id)) add('page_removed', page.id);
    for (const section of page.sections) {
      if (!findItem(now, section.id)) add('section_removed', section.id);
      for (const field of section.fields)
        if (!findItem(now, field.id))
          add('field_retired', field.id, takesAnswer(field) ? (given.answered.get(field.id) ?? 0) : null);
    }
  }
  if (orderOf(before, now) !== orderOf(now, before)) add('order_changed', now.pages[0]?.id ?? '');
  return changes;
}

type Add = (kind: ChangeKind, item: string, count?: number | null, choice?: string) => void;
type Titled = { id: string; title?: unknown; intro?: unknown; condition?: unknown };

function comparePart(before: FormDefinition, part: Titled, added: ChangeKind, add: Add): void {
  const older = findItem(before, part.id);
  if (!older || older.what === 'field') return add(added, part.id);
  const same = older.what === 'page' ? older.page : older.section;
  if (!isSame(same.condition, part.condition)) add('condition_changed', part.id);
  if (!isSame([same.title, same.intro], [part.title, part.intro])) add('part_changed', part.id);
}

function compareField(older: Field, field: Field, given: GivenAnswers, add: Add): void {
  if (field.required && !older.required)
    add('made_required', field.id, given.handedIn - (given.handedInWith.get(field.id) ?? 0));
  if (!field.required && older.required) add('made_optional', field.id);
  if (!isSame(older.condition, field.condition)) add('condition_changed', field.id, given.answered.get(field.id) ?? 0);
  if (!isSame([older.label, older.help], [field.label, field.help])) add('texts_changed', field.id);
  const [was, is] = [choicesOf(older), choicesOf(field)];
  for (const choice of is) if (!was.some(({ id }) => id === choice.id)) add('choice_added', field.id, null, choice.id);
  for (const choice of was)
    if (!is.some(({ id }) => id === choice.id))
      add('choice_retired', field.id, given.chosen.get(`${field.id}/${choice.id}`) ?? 0, choice.id);
  const common = is.flatMap((choice) => {
    const before = was.find(({ id }) => id === choice.id);
    return before ? [{ before: before.label, label: choice.label }] : [];
  });
  if (common.some(({ before, label }) => !isSame(before, label))) add('texts_changed', field.id);
}

/** Choices of a field, none for those that have none. */
export function choicesOf(field: Field) {
  return 'choices' in field ? field.choices : [];
}

/** The order of what both forms have. */
function orderOf(form: FormDefinition, other: FormDefinition): string {
  const ids = form.pages.flatMap((page) => [
    page.id,
    ...page.sections.flatMap((section) => [section.id, ...section.fields.map(({ id }) => id)]),
  ]);
  return ids.filter((id) => findItem(other, id)).join(' ');
}

const isSame = (one: unknown, other: unknown) => canonicalJson(one ?? null) === canonicalJson(other ?? null);
