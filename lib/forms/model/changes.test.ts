import { describe, expect, it } from 'vitest';
import type { Field, FormDefinition } from '../schema';
import { changesBetween, type GivenAnswers } from './changes';
import { countGaps, gapsOf } from './gaps';

const words = { en: 'Words', fr: 'Mots' };
const text = (id: string, more: Partial<Field> = {}): Field =>
  ({ id, type: 'text', label: words, required: false, ...more }) as Field;
const single = (id: string, choices: string[]): Field => ({
  id,
  type: 'single',
  label: words,
  required: false,
  choices: choices.map((choice) => ({ id: choice, label: words })),
});
const form = (...fields: Field[]): FormDefinition => ({ pages: [{ id: 'p', sections: [{ id: 's', fields }] }] });

const given: GivenAnswers = {
  answered: new Map([
    ['a', 7],
    ['b', 4],
  ]),
  chosen: new Map([['b/red', 3]]),
  handedIn: 5,
  handedInWith: new Map([['a', 2]]),
};
const kinds = (...[before, now]: [FormDefinition, FormDefinition]) =>
  changesBetween(before, now, given).map(({ kind, item, count }) => [kind, item, count]);

describe('what changed since the last version', () => {
  it('is nothing where nothing did', () => {
    expect(kinds(form(text('a'), single('b', ['red'])), form(text('a'), single('b', ['red'])))).toEqual([]);
  });

  it('names what is retired with the answers that stay, and what is added with the forms to complete', () => {
    expect(kinds(form(text('a')), form(text('c', { required: true }), text('d')))).toEqual([
      ['field_added_required', 'c', 5],
      ['field_added', 'd', null],
      ['field_retired', 'a', 7],
    ]);
  });

  it('counts the handed-in forms without an answer to what becomes required', () => {
    expect(kinds(form(text('a')), form(text('a', { required: true })))).toEqual([['made_required', 'a', 3]]);
    expect(kinds(form(text('a', { required: true })), form(text('a')))).toEqual([['made_optional', 'a', null]]);
  });

  it('counts the answers that hold a choice no longer offered', () => {
    const changes = changesBetween(form(single('b', ['red', 'blue'])), form(single('b', ['blue', 'green'])), given);
    expect(changes).toEqual([
      { kind: 'choice_added', item: 'b', count: null, choice: 'green' },
      { kind: 'choice_retired', item: 'b', count: 3, choice: 'red' },
    ]);
  });

  it('tells another order, other words and another condition apart', () => {
    expect(kinds(form(text('a'), text('b')), form(text('b'), text('a')))).toEqual([['order_changed', 'p', null]]);
    expect(kinds(form(text('a')), form(text('a', { label: { en: 'Other' } })))).toEqual([['texts_changed', 'a', null]]);
    expect(
      kinds(form(text('b'), text('a')), form(text('b'), text('a', { condition: { test: 'answered', field: 'b' } }))),
    ).toEqual([['condition_changed', 'a', 7]]);
  });

  it('tells a question asked again from a new one', () => {
    expect(changesBetween(form(), form(text('a', { required: true })), given, new Set(['a']))).toEqual([
      { kind: 'field_back', item: 'a', count: 7 },
    ]);
  });
});

describe('gaps', () => {
  it('are texts that a language of the meeting does not have', () => {
    const field = { ...text('a'), help: { en: 'Help' } } as Field;
    expect(gapsOf(field, ['en', 'fr', 'es'])).toEqual(['fr', 'es']);
    expect(gapsOf({ ...single('b', ['red']) }, ['en', 'fr'])).toEqual([]);
    expect([...countGaps(form(field, text('c')), ['en', 'fr', 'es'])]).toEqual([
      ['fr', 1],
      ['es', 2],
    ]);
    // A help that nobody wrote is missing in no language.
    expect(gapsOf({ ...text('a'), help: {} } as Field, ['en', 'fr'])).toEqual([]);
  });
});
