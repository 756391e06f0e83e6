import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { Upload } from '@/lib/core/upload';
import { mapColumnsDefinition, uploadSheetDefinition } from '@/lib/exchange/definitions';
import { workImport } from '@/lib/exchange/job';

/** The headings that `sheetOf` writes: all required, and those of the most used others. */
const headings = ['Party', 'Given name', 'Family name', 'E-mail', 'Telephone', 'Head of delegation', 'Rank'];

/** A person as a row of a sheet. */
export type SheetPerson = {
  party: string;
  given?: string;
  surname?: string;
  email?: string;
  phone?: string;
  head?: string;
  rank?: string;
};

/** A sheet of people, as a spreadsheet saves it as text. */
export function sheetOf(people: readonly SheetPerson[]): Upload {
  const lines = people.map(({ party, given = 'Kofi', surname = 'Mensah', email, phone = '', head = '', rank = '' }) =>
    [party, given, surname, email ?? `${randomUUID()}@example.org`, phone, head, rank].join(','),
  );
  return new Upload('people.csv', Buffer.from([headings.join(','), ...lines].join('\n')));
}

/** An import as far as its preview, by the verbs and the work that follows them. */
export async function previewImport(secretary: Actor, meeting: string, sheet: Upload): Promise<string> {
  const call = (input: unknown) => ({ actor: secretary, meeting, input, key: randomUUID() });
  const uploaded = await execute(uploadSheetDefinition, call({ file: sheet }));
  if (!uploaded.ok) throw new Error(uploaded.code);
  const { batchId } = uploaded.value;
  await workImport(meeting, batchId);
  const { mapping, columnCount } = await db().importBatch.findUniqueOrThrow({
    where: { id: batchId },
    select: { mapping: true, columnCount: true },
  });
  const guessed = mapping as Record<string, string>;
  const columns = Object.fromEntries(
    Array.from({ length: columnCount }, (_, column) => [column, guessed[column] ?? '']),
  );
  const mapped = await execute(mapColumnsDefinition, call({ batch: batchId, columns }));
  if (!mapped.ok) throw new Error(`${mapped.code} ${JSON.stringify(mapped.fields)}`);
  await workImport(meeting, batchId);
  return batchId;
}
