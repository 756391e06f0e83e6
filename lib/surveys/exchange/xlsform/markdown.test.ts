import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asPlainText, withoutMarks } from './markdown';
import { readSheets } from './read-form';
import { sheetsOf, surveyOf } from './testing/form-sheets';

const plain = (text: string) => withoutMarks(text).text;

describe('Markdown in the words of a form', () => {
  it.each([
    ['Do you **agree**?', 'Do you agree?'],
    ['Name *one* theme, **at _most_**', 'Name one theme, at most'],
    ['__Important:__ ***read this***', 'Important: read this'],
    ['See [the Compact](https://example.org/gcm_en)', 'See the Compact (https://example.org/gcm_en)'],
    ['## Part two\nWhat follows', 'Part two\nWhat follows'],
    ['<span style="color:#f58a1f">Orange</span> <p align="center">text</p>', 'Orange text'],
    ['**${first_name}** and _${last_name}_', '${first_name} and ${last_name}'],
  ])('%j is read as %j', (marked, words) => {
    expect(withoutMarks(marked)).toEqual({ text: words, isMarked: true });
  });

  it.each([
    '5*3*2 = 30',
    'Name* and address*',
    'a_b and c_d',
    '${staff_total} of ${staff_women} in ${a_b}_${c_d}',
    '* one * two',
    '______ years',
    '#1 of 3, <b>&amp;</b> < 5',
    'l’article [1] (annexe)',
  ])('%j has none', (text) => {
    expect(withoutMarks(text)).toEqual({ text, isMarked: false });
  });

  it('is none behind a backslash', () => {
    expect(withoutMarks(String.raw`2 \* 3 \* 4, \_so\_`)).toEqual({ text: '2 * 3 * 4, _so_', isMarked: false });
  });

  it('is none in what is written for other tools, whatever a text says', () => {
    const sign = fc.constantFrom(...'\\*_#[]()<>!$ {}ab1\n\uE000', '<span>', '${a_b}', '**');
    fc.assert(
      fc.property(
        fc.array(sign, { maxLength: 24 }).map((signs) => signs.join('')),
        (text) => {
          expect(withoutMarks(asPlainText(text))).toEqual({ text, isMarked: false });
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('is read in time that grows with the text', () => {
    for (const sign of ['*', '_', '[', '**a', '__a', '[](', '<span', '# ', '\\', '${', '*a '])
      expect(plain(sign.repeat(32_000 / sign.length)).length).toBeLessThanOrEqual(32_000);
  }, 4_000);

  it('is left out of labels, hints and choices, and listed with sheet, row and column', () => {
    const form = {
      survey: surveyOf(
        { type: 'begin_group', name: 'page', label: '# Page' },
        { type: 'select_one yn', name: 'q', label: 'Do you **agree**?', hint: 'See [here](https://example.org)' },
        { type: 'end_group' },
      ),
      choices: [
        ['list_name', 'name', 'label'],
        ['yn', 'y', '*Yes*'],
        ['yn', 'n', 'No'],
      ],
    };
    const { parts, warnings, errors } = readSheets(sheetsOf(form), 'en');
    expect(errors).toEqual([]);
    expect(parts?.pages[0]).toMatchObject({
      title: { en: 'Page' },
      sections: [
        {
          questions: [
            {
              label: { en: 'Do you agree?' },
              help: { en: 'See here (https://example.org)' },
              choices: [{ label: { en: 'Yes' } }, { label: { en: 'No' } }],
            },
          ],
        },
      ],
    });
    const marked = warnings.filter(({ code }) => code === 'markup_dropped');
    expect(marked.map(({ sheet, column, row }) => `${sheet} ${column}${row}`)).toEqual([
      'choices C2',
      'survey C2',
      'survey C3',
      'survey D3',
    ]);
  });
});
