import type { Choice, Field, FormDefinition, Page, Section } from '../schema';
import { brokenConditions, type BrokenCondition } from './conditions';

/** An edited form, or why it cannot be edited so. `by` is what stands in the way. */
export type Edited = { ok: true; definition: FormDefinition } | { ok: false; code: EditProblem; by?: string };
export type EditProblem =
  'not_found' | 'condition_order' | 'condition_value' | 'condition_uses' | 'last_choice' | 'at_end';

export type Item =
  | { what: 'page'; page: Page }
  | { what: 'section'; page: Page; section: Section }
  | { what: 'field'; page: Page; section: Section; field: Field };

/** The page, section or field of this id. */
export function findItem(definition: FormDefinition, id: string): Item | null {
  for (const page of definition.pages) {
    if (page.id === id) return { what: 'page', page };
    for (const section of page.sections) {
      if (section.id === id) return { what: 'section', page, section };
      for (const field of section.fields) if (field.id === id) return { what: 'field', page, section, field };
    }
  }
  return null;
}

/** Adds a page at the end of the form. */
export function addPage(definition: FormDefinition, page: Page): Edited {
  return { ok: true, definition: { pages: [...definition.pages, page] } };
}

/** Adds a section at the end of a page. */
export function addSection(definition: FormDefinition, into: string, section: Section): Edited {
  if (findItem(definition, into)?.what !== 'page') return { ok: false, code: 'not_found' };
  return kept({
    pages: definition.pages.map((page) =>
      page.id === into ? { ...page, sections: [...page.sections, section] } : page,
    ),
  });
}

/** Adds a field at the end of a section. */
export function addField(definition: FormDefinition, into: string, field: Field): Edited {
  if (findItem(definition, into)?.what !== 'section') return { ok: false, code: 'not_found' };
  return kept(
    mapSections(definition, (section) =>
      section.id === into ? { ...section, fields: [...section.fields, field] } : section,
    ),
  );
}

/** Puts a changed page, section or field in the place of the one with its id. */
export function replaceItem(definition: FormDefinition, item: Page | Section | Field): Edited {
  if (!findItem(definition, item.id)) return { ok: false, code: 'not_found' };
  return kept({
    pages: definition.pages.map((page) =>
      page.id === item.id
        ? (item as Page)
        : {
            ...page,
            sections: page.sections.map((section) =>
              section.id === item.id
                ? (item as Section)
                : {
                    ...section,
                    fields: section.fields.map((field) => (field.id === item.id ? (item as Field) : field)),
                  },
            ),
          },
    ),
  });
}

/** Takes a page, section or field out. What still depends on an answer in it stands in the way. */
export function removeItem(definition: FormDefinition, id: string): Edited {
  if (!findItem(definition, id)) return { ok: false, code: 'not_found' };
  const without: FormDefinition = {
    pages: definition.pages
      .filter((page) => page.id !== id)
      .map((page) => ({
        ...page,
        sections: page.sections
          .filter((section) => section.id !== id)
          .map((section) => ({ ...section, fields: section.fields.filter((field) => field.id !== id) })),
      })),
  };
  const [broken] = brokenConditions(without);
  return broken ? { ok: false, code: 'condition_uses', by: broken.item } : { ok: true, definition: without };
}

/**
 * Moves a page, section or field one place. At the end of its parent it goes on into the neighbouring one, so that
 * everything can be brought everywhere one step at a time.
 */
export function moveItem(definition: FormDefinition, id: string, step: 'up' | 'down'): Edited {
  const item = findItem(definition, id);
  if (!item) return { ok: false, code: 'not_found' };
  const moved =
    item.what === 'page'
      ? withPages(swap(definition.pages, item.page, step))
      : item.what === 'section'
        ? moveSection(definition, item.section, step)
        : moveField(definition, item.field, step);
  return moved ? kept(moved) : { ok: false, code: 'at_end' };
}

/** Moves a choice one place within its field, or takes it out. */
export function arrangeChoice(
  definition: FormDefinition,
  id: string,
  choice: string,
  step: 'up' | 'down' | 'remove',
): Edited {
  const item = findItem(definition, id);
  if (item?.what !== 'field' || !('choices' in item.field)) return { ok: false, code: 'not_found' };
  const { field } = item;
  const chosen = field.choices.find((one) => one.id === choice);
  if (!chosen) return { ok: false, code: 'not_found' };
  const choices = step === 'remove' ? field.choices.filter((one) => one !== chosen) : swap(field.choices, chosen, step);
  if (!choices) return { ok: false, code: 'at_end' };
  if (choices.length === 0) return { ok: false, code: 'last_choice' };
  const edited = replaceItem(definition, { ...field, choices });
  return !edited.ok && step === 'remove' ? { ...edited, code: 'condition_uses' } : edited;
}

/** Where an item stands among its neighbours, counted from 1; for what is announced after a move. */
export function positionOf(definition: FormDefinition, id: string): { position: number; of: number } | null {
  const item = findItem(definition, id);
  if (!item) return null;
  const neighbours: readonly { id: string }[] =
    item.what === 'page' ? definition.pages : item.what === 'section' ? item.page.sections : item.section.fields;
  return { position: neighbours.findIndex((one) => one.id === id) + 1, of: neighbours.length };
}

/** A choice as the builder adds it. */
export function newChoice(id: string, label: Choice['label']): Choice {
  return { id, label };
}

function withPages(pages: Page[] | null): FormDefinition | null {
  return pages && { pages };
}

/** The list with one item and its neighbour changed places; null at the end. */
function swap<T>(list: readonly T[], item: T, step: 'up' | 'down'): T[] | null {
  const from = list.indexOf(item);
  const to = step === 'up' ? from - 1 : from + 1;
  const other = list[to];
  if (from < 0 || other === undefined) return null;
  const result = [...list];
  result[to] = item;
  result[from] = other;
  return result;
}

function moveSection(definition: FormDefinition, section: Section, step: 'up' | 'down'): FormDefinition | null {
  const at = definition.pages.findIndex((page) => page.sections.includes(section));
  const page = definition.pages[at];
  const within = page && swap(page.sections, section, step);
  if (within) return { pages: definition.pages.map((one) => (one === page ? { ...one, sections: within } : one)) };
  const neighbour = definition.pages[step === 'up' ? at - 1 : at + 1];
  if (!neighbour) return null;
  return {
    pages: definition.pages.map((one) => {
      if (one === page) return { ...one, sections: one.sections.filter((each) => each !== section) };
      if (one !== neighbour) return one;
      return { ...one, sections: step === 'up' ? [...one.sections, section] : [section, ...one.sections] };
    }),
  };
}

function moveField(definition: FormDefinition, field: Field, step: 'up' | 'down'): FormDefinition | null {
  const all = definition.pages.flatMap((page) => page.sections);
  const at = all.findIndex((section) => section.fields.includes(field));
  const section = all[at];
  const within = section && swap(section.fields, field, step);
  if (within) return mapSections(definition, (one) => (one === section ? { ...one, fields: within } : one));
  const neighbour = all[step === 'up' ? at - 1 : at + 1];
  if (!neighbour) return null;
  return mapSections(definition, (one) => {
    if (one === section) return { ...one, fields: one.fields.filter((each) => each !== field) };
    if (one !== neighbour) return one;
    return { ...one, fields: step === 'up' ? [...one.fields, field] : [field, ...one.fields] };
  });
}

function mapSections(definition: FormDefinition, change: (section: Section) => Section): FormDefinition {
  return { pages: definition.pages.map((page) => ({ ...page, sections: page.sections.map(change) })) };
}

/** The form as edited, unless a condition would then ask for what is not before it. */
function kept(definition: FormDefinition): Edited {
  const [broken]: BrokenCondition[] = brokenConditions(definition);
  return broken ? { ok: false, code: broken.code, by: broken.item } : { ok: true, definition };
}
