import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { translator } from '@/lib/i18n/translator';
import type { Notice } from '@/lib/surveys/exchange/xlsform/notices';
import { readForm } from '@/lib/surveys/exchange/xlsform/read-form';
import { sayNotice, sayPlace } from '@/lib/surveys/exchange/xlsform/say';

/** One thing to know about the form, with its words. What is of the whole file has no sheet. */
type Said = { sheet: string | null; row: number | null; column: string | null; code: string; message: string };
/** What the command prints with --json, exactly. `languages`: codes, the form's own first. */
type Report = { ok: boolean; questions: number; languages: string[]; warnings: Said[]; errors: Said[] };

/** Words that name no language are taken for English: there is no meeting here whose first language they could be in. */
const fallback = 'en';
const t = translator('en', 'xlsform');

async function report(file: string): Promise<Report & { unlisted: number }> {
  const none = { ok: false, questions: 0, languages: [], warnings: [], unlisted: 0 };
  const refusal = (code: string, params: Record<string, string | number> = {}) => ({
    ...none,
    errors: [
      {
        ...{ sheet: null, row: null, column: null, code },
        message: t(`file.${code}` as 'file.empty', params as never),
      },
    ],
  });
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return refusal('not_there');
  const reading = await readForm(bytes, fallback);
  if (!reading.ok) return refusal(reading.code, reading.params);
  const { questions, languages, warnings, errors, unlisted } = reading.form;
  const say = (kind: 'errors' | 'warnings') => (notice: Notice) => {
    const { sheet, row, column, code } = notice;
    return { sheet, row, column, code, message: sayNotice(t, kind, notice) };
  };
  return {
    ...{ ok: errors.length === 0, questions, languages, unlisted },
    warnings: warnings.map(say('warnings')),
    errors: errors.map(say('errors')),
  };
}

/** The report for a person. */
function inWords({ ok, questions, languages, warnings, errors, unlisted }: Report & { unlisted: number }): string {
  const line = ({ sheet, row, column, message }: Said) =>
    `  ${sheet === null ? message : `${sayPlace(t, { sheet, row, column, code: 'sheet_missing', params: {} })}: ${message}`}`;
  return [
    ok
      ? t('command.good', { questions, languages: languages.join(', ') })
      : t('command.refused', { count: errors.length }),
    ...errors.map(line),
    ...(warnings.length > 0 ? [t('command.notTaken', { count: warnings.length }), ...warnings.map(line)] : []),
    ...(unlisted > 0 ? [t('command.unlisted', { count: unlisted })] : []),
  ].join('\n');
}

/** Reads an XLSForm and says what would be taken over. Ends with 1 where the form is refused. */
async function main(): Promise<{ text: string; code: number }> {
  const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
  const { unlisted, ...found } = await report(positionals[0] ?? '');
  const text = values.json ? JSON.stringify(found, null, 2) : inWords({ ...found, unlisted });
  return { text, code: found.ok ? 0 : 1 };
}

main().then(
  // Whoever reads through a pipe gets all of it: only then does the process end.
  ({ text, code }) => process.stdout.write(`${text}\n`, () => process.exit(code)),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
