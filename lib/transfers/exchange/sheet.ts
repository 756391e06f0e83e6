import type { MeetingScope } from '@/lib/auth/scope';
import type { CsvCell } from '@/lib/core/csv';
import { findFormForExport, listAnswersForExport, type ExportedForm } from '@/lib/forms/queries/export';
import { columnsOf, type FileColumn } from '../model/columns';
import { answeredBy, fieldSources, type PersonField } from '../model/fields';
import { rulesOf } from '../model/purposes';
import type { PreparedTransfer } from '../queries/prepared';
import { listNames, listOrganisations, readPeople } from '../queries/people';
import { answerWriter } from './answer-cells';
import { cellWriter } from './cells';
import { figureLines } from './figure-lines';

/** What every format is made from: the columns, and the lines a thousand at a time. */
export type Sheet = { columns: FileColumn[]; batches: AsyncGenerator<CsvCell[][]> };

/** A prepared file as columns and lines in its language. */
export async function sheetOf(scope: MeetingScope, transfer: PreparedTransfer): Promise<Sheet> {
  const { purpose, fields, locale, filter } = transfer;
  const form = filter.form ? await findFormForExport(scope, { code: filter.form, version: filter.version }) : null;
  const heads = new Map(columnsOf(purpose, form, locale).map((column) => [column.name, column]));
  return {
    // In the order of the cells below, which is that of the fields: a form's next version may have moved its questions.
    columns: fields.toSorted(personFirst).flatMap((field) => heads.get(field) ?? []),
    batches: rulesOf(purpose).fields ? peopleLines(scope, transfer, form) : figures(scope, transfer),
  };
}

/** What is known of the person stands before what a form asked them. */
const personFirst = (one: string, other: string) => Number(other in fieldSources) - Number(one in fieldSources);

async function* peopleLines(
  scope: MeetingScope,
  transfer: PreparedTransfer,
  form: ExportedForm | null,
): AsyncGenerator<CsvCell[][]> {
  const { fields, locale } = transfer;
  const names = await listNames(scope);
  const write = cellWriter(
    fields.filter((field): field is PersonField => field in fieldSources),
    locale,
    names,
  );
  const columns = fields.flatMap((field) => form?.columns.find((column) => column.field === answeredBy(field)) ?? []);
  if (!form || columns.length === 0) {
    for await (const people of readPeople(scope, transfer)) yield people.map(write);
    return;
  }
  const organisations = columns.some(({ type }) => type === 'organisation')
    ? await listOrganisations(scope)
    : new Map();
  const writeAnswers = answerWriter(columns, locale, { countries: names.countries, organisations });
  for await (const people of readPeople(scope, transfer)) {
    const answers = await listAnswersForExport(
      scope,
      { ...form, columns },
      people.map(({ id }) => id),
    );
    yield people.map((person) => [...write(person), ...writeAnswers(answers.get(person.id))]);
  }
}

async function* figures(scope: MeetingScope, transfer: PreparedTransfer): AsyncGenerator<CsvCell[][]> {
  const lines = await figureLines(scope, transfer);
  yield lines.map((line) => transfer.fields.map((field) => line[field] ?? null));
}
