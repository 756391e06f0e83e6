import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { FormKind, FormResponseStatus, ParticipantCategory, RegistrationStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { findTarget } from '@/lib/registration/queries/target';
import { fieldsOf, missingFields, type Answers } from '../model/conditions';
import { retiredIn, type Retired } from '../model/retired';
import { formState, formWindow, isAskedOf, timesOf, type FormState, type FormWindow } from '../policy';
import { answerValueSchema, definitionSchema, type AnswerValue, type FormDefinition } from '../schema';

/** What is known of the registration whose forms are looked at; the caller has read it, and here it is read again by its id. */
type Asked = { delegationId: string; personId: string; status: RegistrationStatus; category: ParticipantCategory };

export type StoredFormAnswer = {
  value: AnswerValue;
  lockVersion: number;
  at: Date;
  by: string | null;
  /** Where the answer is a file. */
  file: { name: string; size: number; type: string } | null;
};

type AnswerRow = {
  field: string;
  value: unknown;
  lockVersion: number;
  at: string;
  by: string | null;
  file: StoredFormAnswer['file'];
};

type FormRow = {
  id: string;
  code: string;
  kind: FormKind;
  title: LocalizedText;
  opensAt: Date | null;
  closesAt: Date | null;
  versionId: string;
  number: number;
  definition: unknown;
  responseId: string | null;
  responseStatus: FormResponseStatus | null;
  submittedAt: Date | null;
  changedAt: Date | null;
  responseLock: number | null;
  answers: AnswerRow[] | null;
  now: Date;
};

/** A form as asked of one registration, with its answers by field. */
export type AskedForm = {
  id: string;
  code: string;
  kind: FormKind;
  title: LocalizedText;
  opensAt: Date | null;
  closesAt: Date | null;
  version: { id: string; number: number; definition: FormDefinition };
  window: FormWindow;
  state: FormState;
  mayAnswer: boolean;
  /** Required fields that are asked and have no answer. */
  missing: number;
  response: {
    id: string;
    status: FormResponseStatus;
    submittedAt: Date | null;
    changedAt: Date;
    lockVersion: number;
  } | null;
  answers: Map<string, StoredFormAnswer>;
};

/** Whose registration it is, in this meeting; refuses "not_found" for somebody else's. */
async function findAsked(scope: MeetingScope, registrationId: string): Promise<Asked> {
  const { delegationId, personId, status, category } = await findTarget(scope.meeting.id, registrationId);
  authorize(scope, 'form.read', { delegationId, personId });
  return { delegationId, personId, status, category };
}

async function readForms(
  scope: MeetingScope,
  registrationId: string,
  asked: Asked,
  code: string | null,
): Promise<AskedForm[]> {
  const rows = await db().$queryRaw<(FormRow & { categories: ParticipantCategory[] })[]>`
    SELECT f.id, f.code, f.kind, f.title, coalesce(f.categories::text[], '{}') AS categories, f."opensAt", f."closesAt",
           v.id AS "versionId", v.number, v.definition, x.id AS "responseId", x.status AS "responseStatus",
           x."submittedAt", x."changedAt", x."lockVersion" AS "responseLock", a.answers, now() AS now
    FROM "RegistrationForm" f
    JOIN LATERAL (SELECT * FROM "RegistrationFormVersion" v WHERE v."formId" = f.id ORDER BY v.number DESC LIMIT 1) v ON true
    LEFT JOIN "FormResponse" x ON x."formId" = f.id AND x."registrationId" = ${registrationId}::uuid
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('field', w."fieldId", 'value', w.value, 'lockVersion', w."lockVersion", 'at', w.at,
               'by', (SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
                      WHERE ap."accountId" = w."byAccountId" ORDER BY ap."primary" DESC, p.id LIMIT 1),
               'file', (SELECT json_build_object('name', s.name, 'size', s.size, 'type', s.type) FROM "StoredFile" s
                        WHERE jsonb_typeof(w.value) = 'string' AND s.id::text = w.value #>> '{}' AND s.purpose = 'form-answer'))) AS answers
      FROM "FormAnswer" w WHERE w."responseId" = x.id
    ) a ON true
    WHERE f."meetingId" = ${scope.meeting.id}::uuid AND (${code}::text IS NULL OR f.code = ${code})
    ORDER BY f.kind, f.position, f.code`;
  return rows
    .filter((row) => isAskedOf(row.categories, asked.category) || row.responseId !== null)
    .map((row) => toAskedForm(scope, asked, row, isAskedOf(row.categories, asked.category)));
}

function toAskedForm(scope: MeetingScope, asked: Asked, row: FormRow, isAsked: boolean): AskedForm {
  const { responseId, responseStatus, submittedAt, changedAt, responseLock, now } = row;
  const definition = definitionSchema.parse(row.definition);
  const answers = new Map(
    (row.answers ?? []).map(({ field, value, at, ...answer }) => [
      field,
      { ...answer, value: answerValueSchema.parse(value), at: new Date(at) },
    ]),
  );
  const missing = missingFields(definition, valuesOf(answers)).length;
  const isSecretariat = can(scope, 'form.manage');
  // What is no longer asked of the category can still be read, with the answers given, but not changed.
  const windowOf = (isManager: boolean) =>
    isAsked ? formWindow(row, asked, scope.meeting, { isSecretariat: isManager }, now) : 'closed';
  const response =
    responseId && responseStatus
      ? {
          id: responseId,
          status: responseStatus,
          submittedAt,
          changedAt: changedAt ?? now,
          lockVersion: responseLock ?? 0,
        }
      : null;
  const window = windowOf(false);
  const { id, code, kind, title } = row;
  return {
    id,
    code,
    kind,
    title,
    ...timesOf(row, scope.meeting),
    version: { id: row.versionId, number: row.number, definition },
    window,
    state: formState(window, response && { status: response.status, missing }),
    mayAnswer:
      windowOf(isSecretariat) === 'open' &&
      can(scope, 'form.answer', { delegationId: asked.delegationId, personId: asked.personId }),
    missing,
    response,
    answers,
  };
}

/** Answers as conditions ask for them. */
export function valuesOf(answers: ReadonlyMap<string, { value: AnswerValue }>): Answers {
  return new Map([...answers].map(([field, { value }]) => [field, value]));
}

/** The published forms that a registration is asked, or was asked and has answered, in their order. Two statements. */
export async function listAskedForms(scope: MeetingScope, registrationId: string): Promise<AskedForm[]> {
  const asked = await findAsked(scope, registrationId);
  return readForms(scope, registrationId, asked, null);
}

/** One of them; "not_found" where it is not published, not asked of this category, or of another meeting. Two statements. */
export async function findAskedForm(scope: MeetingScope, registrationId: string, code: string): Promise<AskedForm> {
  const asked = await findAsked(scope, registrationId);
  const [form] = await readForms(scope, registrationId, asked, code);
  return found(form);
}

/** What these forms once asked or offered and no longer do, by form. One statement; none where there is no form. */
export async function listRetired(scope: MeetingScope, forms: readonly AskedForm[]): Promise<Map<string, Retired>> {
  authorize(scope, 'meeting.participate');
  const ids = forms.filter(({ version }) => version.number > 1).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await db().$queryRaw<{ formId: string; definition: unknown }[]>`
    SELECT v."formId", v.definition FROM "RegistrationFormVersion" v JOIN "RegistrationForm" f ON f.id = v."formId"
    WHERE v."formId" = ANY (${ids}::uuid[]) AND f."meetingId" = ${scope.meeting.id}::uuid ORDER BY v.number`;
  return new Map(
    forms.map(({ id, version }) => {
      const earlier = rows
        .filter((row) => row.formId === id)
        .map(({ definition }) => definitionSchema.parse(definition));
      return [id, retiredIn(version.definition, earlier)];
    }),
  );
}

export type AnswerOption = { value: string; names: LocalizedText };

/** Countries and organisations of the directory to choose from, where a page asks for one. At most two statements. */
export async function listAnswerOptions(
  scope: MeetingScope,
  wanted: { countries: boolean; organisations: boolean },
): Promise<{ countries: AnswerOption[]; organisations: AnswerOption[] }> {
  authorize(scope, 'directory.read');
  const [countries, parties] = await Promise.all([
    wanted.countries ? db().country.findMany({ select: { iso2: true, names: true } }) : [],
    wanted.organisations ? db().party.findMany({ select: { code: true, names: true } }) : [],
  ]);
  return {
    countries: countries.map(({ iso2, names }) => ({ value: iso2, names: names as LocalizedText })),
    organisations: parties.map(({ code, names }) => ({ value: code, names: names as LocalizedText })),
  };
}

/** The file that answers a field, for those who may read the answer; null where there is none. */
export async function findAnswerFile(scope: MeetingScope, responseId: string, field: string): Promise<string | null> {
  const row = found(
    await db().formResponse.findFirst({
      where: { id: responseId, registration: { meetingId: scope.meeting.id } },
      select: {
        registration: { select: { delegationId: true, personId: true } },
        form: { select: { versions: { select: { definition: true } } } },
        answers: { where: { fieldId: field }, select: { value: true } },
      },
    }),
  );
  authorize(scope, 'form.read', row.registration);
  const value = row.answers[0]?.value;
  // Only a field for files holds one: the id of somebody else's file, typed into a text, leads nowhere.
  const isFile = row.form.versions.some(({ definition }) =>
    fieldsOf(definitionSchema.parse(definition)).some(({ id, type }) => id === field && type === 'file'),
  );
  if (!isFile || typeof value !== 'string') return null;
  const stored = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM "StoredFile" WHERE id::text = ${value} AND "meetingId" = ${scope.meeting.id}::uuid AND purpose = 'form-answer' AND status = 'STORED'`;
  return stored[0]?.id ?? null;
}
