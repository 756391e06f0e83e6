import { describe, expect, it } from 'vitest';

import { formDataToObject } from './form-state';

function post(...pairs: [string, string | File][]): FormData {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  return data;
}

/** Null-prototype trees compare as plain objects. */
function plain(data: FormData): unknown {
  return JSON.parse(JSON.stringify(formDataToObject(data).object));
}

describe('formDataToObject', () => {
  it('nests dotted names and makes lists of [] names, also of one value', () => {
    const data = post(
      ['name.en', 'Plenary'],
      ['name.fr', 'Plénière'],
      ['themes[]', 'health'],
      ['page.tags[]', 'a'],
      ['page.tags[]', 'b'],
    );
    expect(plain(data)).toEqual({
      name: { en: 'Plenary', fr: 'Plénière' },
      themes: ['health'],
      page: { tags: ['a', 'b'] },
    });
  });

  it('keeps empty strings and leaves out the fields of the framework', () => {
    expect(plain(post(['$ACTION_ID_40ab', ''], ['$ACTION_1:0', '{}'], ['title', '']))).toEqual({ title: '' });
  });

  it('keeps the last value of a name sent twice', () => {
    expect(plain(post(['agreed', 'off'], ['agreed', 'on']))).toEqual({ agreed: 'on' });
  });

  it('never reaches a prototype: such names stay whole, so that a strict schema refuses them', () => {
    const data = post(['__proto__.role', 'ADMIN'], ['constructor', 'x'], ['a.prototype.b', 'y']);
    expect(Object.keys(formDataToObject(data).object)).toEqual(['?__proto__.role', '?constructor', '?a.prototype.b']);
    expect(({} as Record<string, unknown>).role).toBeUndefined();
  });

  it('keeps contradictions, empty segments and very deep names whole', () => {
    const data = post(['a', '1'], ['a.b', '2'], ['.c', '3'], ['d.e.f.g.h.i.j', '4']);
    expect(plain(data)).toEqual({ a: '1', '?a.b': '2', '?.c': '3', '?d.e.f.g.h.i.j': '4' });
  });

  it('counts an empty file field as not sent and keeps a chosen file', () => {
    const chosen = new File(['x'], 'note.pdf', { type: 'application/pdf' });
    const parsed = formDataToObject(post(['empty', new File([], '')], ['annex', chosen])).object;
    expect(Object.keys(parsed)).toEqual(['annex']);
    expect(parsed.annex).toBeInstanceOf(File);
  });
});

describe('values', () => {
  it('give back what was typed, flat, without files and framework fields', () => {
    const data = post(
      ['$ACTION_KEY', 'k'],
      ['name.fr', 'Plénière'],
      ['themes[]', 'health'],
      ['annex', new File(['x'], 'n.pdf')],
    );
    expect(formDataToObject(data).values).toEqual({ 'name.fr': 'Plénière', 'themes[]': ['health'] });
  });
});
