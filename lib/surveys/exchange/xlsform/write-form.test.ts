import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Questionnaire } from '../../model/definition';
import { readForm, readSheets, type FormParts } from './read-form';
import { corpus } from './testing/corpus';
import { sheetsOf, workbookOf, type TypedForm } from './testing/form-sheets';
import { questionnaires } from './testing/questionnaires';
import { writeForm, type WrittenSheet } from './write-form';

const head = { id: 'survey', version: null, languages: ['en', 'fr', 'es'] };

const typed = (sheets: readonly WrittenSheet[]): TypedForm =>
  Object.fromEntries(sheets.map(({ name, heads, lines }) => [name, [heads, ...lines]]));

/** What a form says once it is written and read again; the form must be taken over whole. */
function again(parts: Pick<Questionnaire, 'title' | 'intro' | 'pages'>): FormParts {
  const form = readSheets(sheetsOf(typed(writeForm(parts, head))), 'en');
  expect(form.errors).toEqual([]);
  const lost = form.warnings.filter(
    ({ code }) => !['translation_missing', 'reference_later', 'comparison_odd', 'choice_unknown'].includes(code),
  );
  expect(lost).toEqual([]);
  return form.parts ?? { title: {}, intro: {}, pages: [] };
}

describe('an exported form', () => {
  it.each(Object.keys(corpus))('is a fixed point: %s, imported, exported and imported again', async (name) => {
    const first = readSheets(sheetsOf(corpus[name] ?? {}), 'en').parts;
    if (!first) throw new Error('refused');
    expect(again(first)).toEqual(first);
    // Through the bytes of a real workbook too.
    const reading = await readForm(await workbookOf(typed(writeForm(first, head))), 'en');
    expect(reading.ok && reading.form.parts).toEqual(first);
  });

  it('has one title without a language, as other tools want it, and the others in columns of our own', () => {
    const title = { en: 'Survey', fr: 'Enquête' };
    const label = { en: 'A', fr: 'A' };
    const pages: Questionnaire['pages'] = [
      { code: 'p', sections: [{ code: 's', questions: [{ type: 'TEXT', code: 'a', required: false, label }] }] },
    ];
    const settings = writeForm({ title, intro: label, pages }, head).find(({ name }) => name === 'settings');
    expect(settings?.heads).toEqual(['form_title', 'form_id', 'version', 'default_language', 'parley_title_fr']);
    expect(settings?.lines).toEqual([['Survey', 'survey', 'draft', 'English (en)', 'Enquête']]);
  });

  it('says nothing of the words of lists that the house keeps: they do not come back', () => {
    const label = { en: 'States', fr: 'États' };
    const choice = [{ code: 'x', label: { en: 'Aland' } }];
    const question = { code: 'a', label, required: false } as const;
    const warningsOf = (one: Questionnaire['pages'][number]['sections'][number]['questions'][number]) => {
      const pages = [{ code: 'p', sections: [{ code: 's', questions: [one] }] }];
      const written = writeForm(
        { title: label, intro: {}, pages },
        { ...head, languages: ['en', 'fr'] },
        { COUNTRY: choice },
      );
      return readSheets(sheetsOf(typed(written)), 'en').warnings.map(({ code }) => code);
    };
    expect(warningsOf({ ...question, type: 'COUNTRY' })).toEqual([]);
    expect(warningsOf({ ...question, type: 'SINGLE', choices: choice })).toEqual(['translation_missing']);
  });

  it('has what other tools would read as Markdown written so that it stands as it is', () => {
    const label = { en: '*Not* [1](2), __so__ ${a}', fr: String.raw`Ni \*, ni # ici` };
    const pages: Questionnaire['pages'] = [
      {
        code: 'p',
        title: { en: '# 1' },
        sections: [
          {
            code: 's',
            intro: { en: '_in_' },
            questions: [
              { type: 'TEXT', code: 'a', required: false, label: { en: 'A' } },
              { type: 'SINGLE', code: 'b', required: false, label, help: label, choices: [{ code: 'c', label }] },
            ],
          },
        ],
      },
    ];
    expect(again({ title: { en: '*T*' }, intro: { en: '**I**' }, pages }).pages).toEqual(pages);
  });

  it('is a fixed point for whatever a questionnaire can say', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(questionnaires, (questionnaire) => {
        expect(again(questionnaire)).toEqual(questionnaire);
      }),
      { numRuns: 100 },
    );
  });
});
