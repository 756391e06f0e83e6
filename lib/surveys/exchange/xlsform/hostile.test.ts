import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toCsv } from '@/lib/core/csv';
import { sheetLimits } from '@/lib/core/sheet/limits.mjs';
import { toWorkbook } from '@/lib/core/workbook';
import { translator } from '@/lib/i18n/translator';
import {
  formulas,
  hostile as script,
  longCells,
  slowPatterns,
  typesetterSource,
} from '@/prisma/factories/hostile-texts';
import { questionsOf } from '../../model/definition';
import { readForm, readSheets } from './read-form';
import { sayNotice, sayPlace } from './say';
import { sheetsOf, surveyOf, workbookOf, type TypedForm } from './testing/form-sheets';
import { writeForm } from './write-form';

const head = { id: 'survey', version: null, languages: ['en'] };

const form: TypedForm = {
  survey: surveyOf(
    ...[script, ...formulas, ...typesetterSource].flatMap((text, index): Record<string, string>[] => [
      { type: 'note', name: `n${index}`, label: text, hint: text },
      {
        type: 'select_one l',
        name: `q${index}`,
        label: text,
        hint: text,
        constraint: '. != 1',
        constraint_message: text,
      },
    ]),
    ...slowPatterns.map((pattern, index) => ({
      type: 'text',
      name: `s${index}`,
      label: 'S',
      constraint: `regex(., '${pattern}')`,
    })),
    { type: script, name: script, label: script },
  ).slice(0, -1),
  choices: [['list_name', 'name', 'label'], ...formulas.map((text, index) => ['l', `c${index}`, text])],
  settings: [['form_title'], [script]],
};

describe('hostile forms', () => {
  it('are text and nothing else, on the way in and on the way out', async () => {
    const { parts, errors } = readSheets(sheetsOf(form), 'en');
    expect(errors).toEqual([]);
    if (!parts) return;
    expect(questionsOf(parts)[1]?.label.en).toBe(script);
    const sheets = writeForm({ ...parts, intro: { en: script } }, head);
    const bytes = await toWorkbook(
      sheets.map((sheet) => ({ ...sheet, above: [], lines: [sheet.lines.map((line) => [...line])] })),
    );
    for (const [name, part] of Object.entries(unzipSync(bytes)))
      if (/sheet\d+\.xml$|sharedStrings/.test(name)) expect(strFromU8(part)).not.toMatch(/<f[ >]|<script/);
    for (const { heads, lines } of sheets) expect(toCsv([heads, ...lines])).not.toMatch(/(^|,)"?[=@]/m);
  });

  it('with patterns that hang others are read at once', () => {
    const started = performance.now();
    expect(readSheets(sheetsOf(form), 'en').errors).toEqual([]);
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('of long cells in every column are read as fast as others', () => {
    const columns = [
      ...['type', 'name', 'label', 'hint::French (fr)', 'required', 'relevant', 'constraint', 'calculation'],
      ...['parameters', 'choice_filter', 'default', 'appearance', 'repeat_count', 'instance::parley', 'guidance_hint'],
    ];
    const cells = longCells(sheetLimits.cell);
    const rows: Record<string, string>[] = columns.flatMap((column) =>
      cells.map((cell, index) => ({
        type: 'text',
        name: `n${columns.indexOf(column)}x${index}`,
        label: 'L',
        [column]: cell,
      })),
    );
    const parameters = cells[0] ?? '';
    for (let index = 0; index < 200; index += 1) rows.push({ type: 'text', name: `p${index}`, label: 'L', parameters });
    const started = performance.now();
    readSheets(sheetsOf({ survey: surveyOf(...rows), choices: [cells, cells], settings: [cells, cells] }), 'en');
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('say what is wrong with them in words that hold what they said, and no more of it than a line', () => {
    const t = translator('en', 'xlsform');
    const long = '{x}'.repeat(1_000);
    const { errors } = readSheets(
      sheetsOf({ survey: surveyOf({ type: `${script}${long}`, name: 'a', label: 'A' }) }),
      'en',
    );
    const said = errors.map((notice) => `${sayPlace(t, notice)}: ${sayNotice(t, 'errors', notice)}`);
    expect(said).toEqual([expect.stringContaining('survey, row 2, column A: “<img src=x')]);
    expect(said[0]?.length).toBeLessThan(200);
  });

  it('expand no entities', async () => {
    const parts = unzipSync(
      await workbookOf({
        survey: [
          ['type', 'name', 'label'],
          ['text', 'a', 'LOL'],
        ],
      }),
    );
    const bomb = Object.entries(parts).map(([name, part]): [string, Uint8Array] => {
      const text = strFromU8(part);
      if (!/\.xml$/.test(name) || !text.includes('LOL')) return [name, part];
      const doctype = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(100)}"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}">]>`;
      return [name, strToU8(text.replace('?>', `?>${doctype}`).replace('LOL', '&c;&c;'))];
    });
    const reading = await readForm(zipSync(Object.fromEntries(bomb)), 'en');
    const label = reading.ok ? (questionsOf(reading.form.parts ?? { pages: [] })[0]?.label.en ?? '') : '';
    expect(label.length).toBeLessThan(20);
  });
});

describe('whatever a workbook says', () => {
  const words = fc.constantFrom(
    ...[
      'type',
      'name',
      'label',
      'label::French (fr)',
      'hint',
      'relevant',
      'constraint',
      'calculation',
      'required',
      'choice_filter',
    ],
    ...[
      'parameters',
      'repeat_count',
      'appearance',
      'instance::parley',
      'list_name',
      'default_language',
      'form_title',
      'disabled',
    ],
    ...[
      'text',
      'integer',
      'note',
      'begin group',
      'end group',
      'begin repeat',
      'end repeat',
      'select_one l',
      'rank l',
      'range',
    ],
    ...[
      'select_multiple l or_other',
      'calculate',
      'hidden',
      'acknowledge',
      'table-list',
      'start=1 end=5',
      'a',
      'b',
      'l',
      '1',
      '',
    ],
    ...[
      '${a}',
      '${b} = 1',
      "selected(${a}, 'b')",
      '${',
      'position(..)',
      'date',
      'decimal',
      'rank l',
      'start=1e300 end=2e300',
      'top=0',
      'top=1.5',
      'from=2026-99-99',
      'count(${a})',
      'yes',
      '::',
      ':',
      'constructor',
      '__proto__',
    ],
    ...['code=a', 'type=COUNTRY', 'min=5 max=1', 'kind=note decimals=99', 'from=x', '.', '..', '(', '😀', '\ud800'],
  );
  const grid = fc.array(
    fc.array(fc.oneof({ weight: 9, arbitrary: words }, { weight: 1, arbitrary: fc.string() }), { maxLength: 8 }),
    { maxLength: 14 },
  );
  const headed = (heads: string[]) => grid.map((rows) => [heads, ...rows]);

  it('is a form or is refused with its reasons, and never breaks the reader', { timeout: 60_000 }, () => {
    const survey = headed([
      'type',
      'name',
      'label',
      'relevant',
      'constraint',
      'calculation',
      'parameters',
      'instance::parley',
    ]);
    const choices = headed(['list_name', 'name', 'label', 'label::French (fr)']);
    fc.assert(
      fc.property(fc.oneof(survey, grid), fc.oneof(choices, grid), grid, (asked, listed, settings) => {
        const form = readSheets(sheetsOf({ survey: asked, choices: listed, settings }), 'en');
        expect(form.parts === null).toBe(form.errors.length > 0);
      }),
      { numRuns: 1_500 },
    );
  });
});
