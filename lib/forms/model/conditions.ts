import type { AnswerValue, Condition, Field, FormDefinition, Page, Section } from '../schema';

/** Answers by the stable id of their field. */
export type Answers = ReadonlyMap<string, AnswerValue>;

/** Whether there is an answer: an emptied text, an empty list and a consent taken back are none. */
export function isAnswered(value: AnswerValue | undefined): boolean {
  if (value === undefined || value === null) return false;
  return typeof value === 'object' && !Array.isArray(value) ? true : value.length > 0;
}

/** Whether a condition holds for the answers that count. Without a condition everything is asked. */
export function isMet(condition: Condition | undefined, answers: Answers): boolean {
  if (!condition) return true;
  const value = answers.get(condition.field);
  switch (condition.test) {
    case 'answered':
      return isAnswered(value);
    case 'equals':
      return value === condition.value;
    case 'includes':
      return Array.isArray(value) && value.includes(condition.value);
  }
}

/** The part of a form that is asked, by id, and the answers in it: those that count. */
export type Shown = { ids: Set<string>; answers: Map<string, AnswerValue> };

type Asked = Pick<Field, 'id' | 'condition'>;
type AskedSection = Pick<Section, 'id' | 'condition'> & { fields: readonly Asked[] };
type AskedPage = Pick<Page, 'id' | 'condition'> & { sections: readonly AskedSection[] };

/**
 * What is asked, given these answers, in one pass from top to bottom: an answer to what is not asked does not count, so it
 * opens nothing further down. `before`: answers that count of pages that are not looked at.
 */
export function shownParts(pages: readonly AskedPage[], answers: Answers, before: Answers = new Map()): Shown {
  const shown: Shown = { ids: new Set(), answers: new Map(before) };
  for (const page of pages) {
    if (!isMet(page.condition, shown.answers)) continue;
    shown.ids.add(page.id);
    for (const section of page.sections) {
      if (!isMet(section.condition, shown.answers)) continue;
      shown.ids.add(section.id);
      for (const field of section.fields) {
        if (!isMet(field.condition, shown.answers)) continue;
        shown.ids.add(field.id);
        const value = answers.get(field.id);
        if (value !== undefined && isAnswered(value)) shown.answers.set(field.id, value);
      }
    }
  }
  return shown;
}

/** Whether a field takes an answer: notes and links to sensitive data take none. */
export function takesAnswer({ type }: Pick<Field, 'type'>): boolean {
  return type !== 'note' && type !== 'sensitive';
}

/** Required fields that are asked and have no answer, in the order of the form. */
export function missingFields(definition: FormDefinition, answers: Answers): { page: string; field: Field }[] {
  const shown = shownParts(definition.pages, answers);
  return definition.pages.flatMap((page) =>
    page.sections.flatMap((section) =>
      section.fields
        .filter(
          (field) =>
            field.required && takesAnswer(field) && shown.ids.has(field.id) && !isAnswered(shown.answers.get(field.id)),
        )
        .map((field) => ({ page: page.id, field })),
    ),
  );
}

/** Every field of a form, in its order. */
export function fieldsOf(definition: FormDefinition): Field[] {
  return definition.pages.flatMap((page) => page.sections.flatMap((section) => section.fields));
}

/** A condition that asks for what does not come before it, or for something its field cannot say. */
export type BrokenCondition = { item: string; field: string; code: 'condition_order' | 'condition_value' };

/** Conditions that cannot hold: of fields that are not earlier, or of values the field cannot have. */
export function brokenConditions(definition: FormDefinition): BrokenCondition[] {
  const earlier = new Map<string, Field>();
  const broken: BrokenCondition[] = [];
  const check = (item: string, condition: Condition | undefined) => {
    if (!condition) return;
    const field = earlier.get(condition.field);
    if (!field) broken.push({ item, field: condition.field, code: 'condition_order' });
    else if (!canAsk(field, condition)) broken.push({ item, field: field.id, code: 'condition_value' });
  };
  for (const page of definition.pages) {
    check(page.id, page.condition);
    for (const section of page.sections) {
      check(section.id, section.condition);
      for (const field of section.fields) {
        check(field.id, field.condition);
        earlier.set(field.id, field);
      }
    }
  }
  return broken;
}

function canAsk(field: Field, condition: Condition): boolean {
  if (condition.test === 'answered') return takesAnswer(field);
  if (condition.test === 'equals')
    return field.type === 'single' && field.choices.some(({ id }) => id === condition.value);
  return field.type === 'multiple' && field.choices.some(({ id }) => id === condition.value);
}
