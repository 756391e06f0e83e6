import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validate } from '@/lib/core/validation';
import { definitionSchema, type AnswerValue, type Condition, type Field, type FormDefinition } from '../schema';
import { brokenConditions, fieldsOf, missingFields, shownParts } from './conditions';
import { arrangeChoice, findItem, moveItem, removeItem, replaceItem } from './edit-definition';
import { templateNames, templates } from './templates/list';

const words = { en: 'Words' };
const yesNo = ['yes', 'no'].map((id) => ({ id, label: words }));

/** A form of so many pages, sections and fields; each field may depend on any single choice before it. */
const anyForm = fc
  .array(
    fc.array(
      fc.array(fc.record({ required: fc.boolean(), on: fc.option(fc.nat(40)), test: fc.nat(1) }), { maxLength: 4 }),
      { minLength: 1, maxLength: 3 },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((pages): FormDefinition => {
    let count = 0;
    return {
      pages: pages.map((sections, p) => ({
        id: `p${p}`,
        sections: sections.map((fields, s) => ({
          id: `s${p}-${s}`,
          fields: fields.map(({ required, on, test }): Field => {
            const id = `f${count}`;
            const field = on === null || count === 0 ? null : `f${on % count}`;
            count += 1;
            const condition: Condition | null =
              field === null ? null : test ? { test: 'answered', field } : { test: 'equals', field, value: 'yes' };
            return { id, type: 'single', label: words, required, choices: yesNo, ...(condition ? { condition } : {}) };
          }),
        })),
      })),
    };
  });

const anyAnswers = (form: FormDefinition) =>
  fc
    .tuple(...fieldsOf(form).map(() => fc.constantFrom<AnswerValue>('yes', 'no', null, '')))
    .map((values) => new Map(fieldsOf(form).map(({ id }, index) => [id, values[index] ?? null])));

const answered = fc.tuple(anyForm).chain(([form]) => fc.tuple(fc.constant(form), anyAnswers(form)));

const idsOf = (form: FormDefinition) =>
  form.pages.flatMap((page) => [
    page.id,
    ...page.sections.flatMap(({ id, fields }) => [id, ...fields.map((f) => f.id)]),
  ]);

describe('a definition', () => {
  const one = (field: object): FormDefinition =>
    ({ pages: [{ id: 'p', sections: [{ id: 's', fields: [field] }] }] }) as FormDefinition;
  const text = { id: 'a', type: 'text', label: words };

  it.each(templateNames)('of the template "%s" passes the schema, in three languages without a gap', (name) => {
    expect(validate(definitionSchema, templates[name]).ok).toBe(true);
    for (const field of fieldsOf(templates[name])) {
      const texts = [field.label, ...('choices' in field ? field.choices.map(({ label }) => label) : [])];
      for (const label of texts) expect(Object.keys(label).sort()).toEqual(['en', 'es', 'fr']);
    }
  });

  it('refuses names that reach an object, keys it does not know and values that are none', () => {
    for (const id of ['__proto__', 'constructor', 'prototype', 'a b', 'A', '', 'x'.repeat(41), '1a', 'a.b'])
      expect([id, validate(definitionSchema, one({ ...text, id })).ok]).toEqual([id, false]);
    for (const extra of [{ role: 'ADMIN' }, { meetingId: 'x' }, JSON.parse('{"__proto__x": 1}') as object])
      expect(validate(definitionSchema, one({ ...text, ...extra })).ok).toBe(false);
    expect(validate(definitionSchema, one({ ...text, label: {} })).ok).toBe(false);
    expect(validate(definitionSchema, one({ ...text, label: { de: 'Wort' } })).ok).toBe(false);
    expect(validate(definitionSchema, one({ ...text, type: 'script' })).ok).toBe(false);
    expect(validate(definitionSchema, { pages: 'none' }).ok).toBe(false);
    expect(validate(definitionSchema, one(text)).ok).toBe(true);
  });

  it('refuses one id for two things', () => {
    const form = { pages: [{ id: 'p', sections: [{ id: 's', fields: [text, text] }] }] };
    expect(validate(definitionSchema, form).ok).toBe(false);
    expect(validate(definitionSchema, { pages: [{ id: 'a', sections: [{ id: 's', fields: [text] }] }] }).ok).toBe(
      false,
    );
  });

  it('lets a condition ask only for what comes before it, so that none can go in a circle', () => {
    const on = (field: string) => ({ test: 'answered', field });
    const fields = (first: object, second: object) => ({
      pages: [
        {
          id: 'p',
          sections: [
            {
              id: 's',
              fields: [
                { ...text, ...first },
                { ...text, id: 'b', ...second },
              ],
            },
          ],
        },
      ],
    });
    expect(validate(definitionSchema, fields({}, { condition: on('a') })).ok).toBe(true);
    expect(validate(definitionSchema, fields({ condition: on('b') }, {})).ok).toBe(false);
    expect(validate(definitionSchema, fields({ condition: on('a') }, {})).ok).toBe(false);
    expect(validate(definitionSchema, fields({ condition: on('b') }, { condition: on('a') })).ok).toBe(false);
    expect(validate(definitionSchema, fields({}, { condition: on('nowhere') })).ok).toBe(false);
    // A text has no choice that it could equal.
    expect(validate(definitionSchema, fields({}, { condition: { test: 'equals', field: 'a', value: 'yes' } })).ok).toBe(
      false,
    );
  });
});

describe('what is shown', () => {
  const form: FormDefinition = {
    pages: [
      {
        id: 'p1',
        sections: [
          {
            id: 's1',
            fields: [
              { id: 'a', type: 'single', label: words, required: true, choices: yesNo },
              {
                id: 'b',
                type: 'single',
                label: words,
                required: true,
                choices: yesNo,
                condition: { test: 'equals', field: 'a', value: 'yes' },
              },
              { id: 'c', type: 'text', label: words, required: true, condition: { test: 'answered', field: 'b' } },
            ],
          },
        ],
      },
      { id: 'p2', condition: { test: 'includes', field: 'm', value: 'x' }, sections: [] },
    ],
  };
  const shown = (answers: Record<string, AnswerValue>) => [
    ...shownParts(form.pages, new Map(Object.entries(answers))).ids,
  ];

  it('follows the answers, and an answer that is hidden opens nothing', () => {
    expect(shown({})).toEqual(['p1', 's1', 'a']);
    expect(shown({ a: 'yes' })).toEqual(['p1', 's1', 'a', 'b']);
    expect(shown({ a: 'yes', b: 'no' })).toEqual(['p1', 's1', 'a', 'b', 'c']);
    expect(shown({ a: 'no', b: 'no' })).toEqual(['p1', 's1', 'a']);
  });

  it('asks for what is required and shown, and for nothing else', () => {
    const missing = (answers: Record<string, AnswerValue>) =>
      missingFields(form, new Map(Object.entries(answers))).map(({ field }) => field.id);
    expect(missing({})).toEqual(['a']);
    expect(missing({ a: 'no', b: null })).toEqual([]);
    expect(missing({ a: 'yes' })).toEqual(['b']);
    expect(missing({ a: 'yes', b: 'no', c: '' })).toEqual(['c']);
  });

  it('does not depend on answers to what is hidden', () => {
    fc.assert(
      fc.property(answered, ([any, answers]) => {
        const first = shownParts(any.pages, answers);
        const counting = new Map([...answers].filter(([id]) => first.ids.has(id)));
        expect(shownParts(any.pages, counting)).toEqual(first);
        for (const id of first.answers.keys()) expect(first.ids.has(id)).toBe(true);
        for (const { field } of missingFields(any, answers)) expect(first.ids.has(field.id)).toBe(true);
      }),
    );
  });
});

describe('editing', () => {
  const step = fc.record({ at: fc.nat(200), step: fc.constantFrom('up', 'down', 'remove', 'choice') });

  it('keeps every form in order, whatever is moved and removed, and loses nothing by moving', () => {
    fc.assert(
      fc.property(anyForm, fc.array(step, { maxLength: 12 }), (start, steps) => {
        let form = start;
        for (const { at, step: how } of steps) {
          const ids = idsOf(form);
          const id = ids[at % ids.length] ?? '';
          const edited =
            how === 'remove'
              ? removeItem(form, id)
              : how === 'choice'
                ? arrangeChoice(form, id, 'yes', 'remove')
                : moveItem(form, id, how as 'up' | 'down');
          if (!edited.ok) continue;
          if (how === 'up' || how === 'down') expect(idsOf(edited.definition).toSorted()).toEqual(ids.toSorted());
          form = edited.definition;
          expect(brokenConditions(form)).toEqual([]);
          if (fieldsOf(form).length > 0) expect(validate(definitionSchema, form).ok).toBe(true);
        }
      }),
    );
  });

  it('moves a field over the edge of its section and back', () => {
    const { mechanism } = templates;
    const down = moveItem(mechanism, 'sessions', 'down');
    const back = down.ok ? moveItem(down.definition, 'sessions', 'up') : down;
    const place = (form: FormDefinition) => {
      const item = findItem(form, 'sessions');
      return item?.what === 'field' ? item.section.id : null;
    };
    expect(down.ok && place(down.definition)).toBe('speaking');
    expect(back).toEqual({ ok: true, definition: mechanism });
  });

  it('says which question stands in the way', () => {
    expect(removeItem(templates.mechanism, 'statement')).toEqual({
      ok: false,
      code: 'condition_uses',
      by: 'statement-subject',
    });
    expect(moveItem(templates.mechanism, 'statement', 'down')).toEqual({
      ok: false,
      code: 'condition_order',
      by: 'statement-subject',
    });
    expect(arrangeChoice(templates.mechanism, 'statement', 'yes', 'remove')).toMatchObject({
      ok: false,
      code: 'condition_uses',
    });
    expect(moveItem(templates.mechanism, 'part', 'up')).toEqual({ ok: false, code: 'at_end' });
    expect(removeItem(templates.mechanism, 'nowhere')).toEqual({ ok: false, code: 'not_found' });
  });

  it('leaves the form it was given as it was', () => {
    const before = structuredClone(templates.mechanism);
    const field = fieldsOf(templates.mechanism)[0] as Field;
    replaceItem(templates.mechanism, { ...field, required: false });
    removeItem(templates.mechanism, 'mobile');
    expect(templates.mechanism).toEqual(before);
  });
});
