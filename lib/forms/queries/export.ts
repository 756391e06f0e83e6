import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db, type Tx } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { FormResponseStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { choicesOf } from '../model/changes';
import { fieldsOf, missingFields, shownParts, takesAnswer } from '../model/conditions';
import { answerValueSchema, definitionSchema, type AnswerValue, type Field, type FormDefinition } from '../schema';

export type ExportColumn = {
  field: string;
  type: Field['type'];
  label: LocalizedText;
  /** Labels of every choice there ever was: an answer may hold one that is no longer offered. */
  choices: { id: string; label: LocalizedText }[];
  /** No longer asked in the latest version. */
  isRetired: boolean;
};

export type ExportRow = {
  status: FormResponseStatus;
  submittedAt: Date | null;
  missing: number;
  /** By field; only what is answered. For a file its name. `counts`: not hidden by a condition of the version asked for. */
  answers: Record<string, { value: AnswerValue; counts: boolean }>;
};

/** A form of the meeting that was published, with the numbers of its versions, the latest first. */
export type ExportableForm = Pick<ExportedForm, 'code' | 'title' | 'versions'>;

/** The forms whose answers can be handed on, in their order. One statement. */
export async function listExportableForms(scope: MeetingScope): Promise<ExportableForm[]> {
  authorize(scope, 'form.manage');
  return db().$queryRaw<ExportableForm[]>`
    SELECT f.code, f.title, array_agg(v.number ORDER BY v.number DESC) AS versions
    FROM "RegistrationForm" f JOIN "RegistrationFormVersion" v ON v."formId" = f.id
    WHERE f."meetingId" = ${scope.meeting.id}::uuid GROUP BY f.id ORDER BY f.kind, f.position, f.code`;
}

/** A form as an export needs it: its versions, the columns asked for, and the version by whose conditions answers count. */
export type ExportedForm = {
  id: string;
  code: string;
  title: LocalizedText;
  /** Numbers of every version, the latest first. */
  versions: number[];
  columns: ExportColumn[];
  definition: FormDefinition;
};

/**
 * A form of the meeting for an export. Of one version its own columns; otherwise those of the latest in its order, then those
 * no longer asked, with their words per language. Links to sensitive data are no columns. Refuses "not_found" for another
 * meeting's form or a version there never was.
 */
export async function findFormForExport(
  scope: MeetingScope,
  { code, version }: { code: string; version?: number | undefined },
  reader: Pick<Tx, 'registrationForm'> = db(),
): Promise<ExportedForm> {
  authorize(scope, 'form.manage');
  const form = found(
    await reader.registrationForm.findUnique({
      where: { meetingId_code: { meetingId: scope.meeting.id, code } },
      select: {
        id: true,
        code: true,
        title: true,
        versions: { select: { number: true, definition: true }, orderBy: { number: 'desc' } },
      },
    }),
  );
  const versions = form.versions.map(({ number, definition }) => ({
    number,
    definition: definitionSchema.parse(definition),
  }));
  const asked = version === undefined ? versions : versions.filter(({ number }) => number === version);
  return {
    id: form.id,
    code: form.code,
    title: form.title as LocalizedText,
    versions: versions.map(({ number }) => number),
    columns: columnsOf(asked.map(({ definition }) => fieldsOf(definition))),
    definition: found(asked[0]).definition,
  };
}

/**
 * The answers of some registrations to a form, by registration. One statement, whatever their number. The caller has written
 * the transfer log, and makes the cells.
 */
export async function listAnswersForExport(
  scope: MeetingScope,
  { id, columns, definition }: Pick<ExportedForm, 'id' | 'columns' | 'definition'>,
  registrations: readonly string[],
): Promise<Map<string, ExportRow>> {
  authorize(scope, 'form.manage');
  const rows = await db().$queryRaw<
    (Omit<ExportRow, 'answers' | 'missing'> & {
      registrationId: string;
      answers: { field: string; value: unknown; file: string | null }[];
    })[]
  >`
    SELECT r."registrationId", r.status, r."submittedAt", coalesce(a.answers, '[]') AS answers
    FROM "FormResponse" r
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('field', w."fieldId", 'value', w.value, 'file',
               (SELECT s.name FROM "StoredFile" s WHERE jsonb_typeof(w.value) = 'string' AND s.id::text = w.value #>> '{}' AND s.purpose = 'form-answer'))) AS answers
      FROM "FormAnswer" w WHERE w."responseId" = r.id AND w.value <> 'null'::jsonb
    ) a ON true
    WHERE r."formId" = ${id}::uuid AND r."registrationId" = ANY (${[...registrations]}::uuid[])`;
  const files = new Set(columns.filter(({ type }) => type === 'file').map(({ field }) => field));
  return new Map(
    rows.map(({ registrationId, answers, ...row }) => {
      const values = new Map(answers.map(({ field, value }) => [field, answerValueSchema.parse(value)]));
      const shown = shownParts(definition.pages, values);
      const of = ({ field, file }: (typeof answers)[number]) => ({
        value: files.has(field) ? file : (values.get(field) ?? null),
        counts: shown.answers.has(field),
      });
      return [
        registrationId,
        {
          ...row,
          missing: missingFields(definition, values).length,
          answers: Object.fromEntries(answers.map((answer) => [answer.field, of(answer)])),
        },
      ];
    }),
  );
}

/** One column per field that ever took answers, the latest version first; its words are the latest there are. */
function columnsOf(versions: readonly Field[][]): ExportColumn[] {
  const columns = new Map<string, ExportColumn>();
  for (const [age, fields] of versions.entries()) {
    for (const field of fields.filter(takesAnswer)) {
      const known = columns.get(field.id);
      const choices = choicesOf(field).map(({ id, label }) => ({ id, label }));
      if (known) known.choices.push(...choices.filter(({ id }) => !known.choices.some((choice) => choice.id === id)));
      else
        columns.set(field.id, { field: field.id, type: field.type, label: field.label, choices, isRetired: age > 0 });
    }
  }
  return [...columns.values()];
}
