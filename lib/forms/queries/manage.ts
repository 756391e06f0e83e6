import 'server-only';
import { authorize, can, type Grant } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { FormKind, MeetingRoleKind, ParticipantCategory } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import type { GivenAnswers } from '../model/changes';
import { fieldsOf } from '../model/conditions';
import { definitionSchema, type FormDefinition } from '../schema';

export type ListedForm = {
  id: string;
  code: string;
  kind: FormKind;
  title: LocalizedText;
  categories: ParticipantCategory[];
  opensAt: Date | null;
  closesAt: Date | null;
  version: number | null;
  /** The draft is not what is published. */
  hasChanges: boolean;
  questions: number;
  /** Registrations in the categories asked, that are not ended; forms begun, and handed in. */
  asked: number;
  begun: number;
  handedIn: number;
};

/** The meeting's forms in their order, each with how many were asked and have answered. One statement. */
export async function listForms(scope: MeetingScope): Promise<ListedForm[]> {
  authorize(scope, 'form.manage');
  const rows = await db().$queryRaw<
    (Omit<ListedForm, 'hasChanges' | 'questions'> & { draft: unknown; sha256: string | null })[]
  >`
    WITH registered AS (
      SELECT d.category, r.status FROM "Registration" r JOIN "Delegation" d ON d.id = r."delegationId"
      WHERE r."meetingId" = ${scope.meeting.id}::uuid AND r.status IN ('NOMINATED', 'SUBMITTED', 'CONFIRMED', 'WAITLISTED')
    )
    SELECT f.id, f.code, f.kind, f.title, coalesce(f.categories::text[], '{}') AS categories, f."opensAt", f."closesAt", f.draft, v.number AS version, v.sha256,
           (SELECT count(*)::int FROM registered r WHERE (coalesce(cardinality(f.categories), 0) = 0 OR r.category = ANY (f.categories))
              AND (f.kind = 'REGISTRATION' OR r.status = 'CONFIRMED')) AS asked,
           (SELECT count(*)::int FROM "FormResponse" x WHERE x."formId" = f.id AND x.status = 'DRAFT') AS begun,
           (SELECT count(*)::int FROM "FormResponse" x WHERE x."formId" = f.id AND x.status = 'SUBMITTED') AS "handedIn"
    FROM "RegistrationForm" f
    LEFT JOIN LATERAL (SELECT * FROM "RegistrationFormVersion" v WHERE v."formId" = f.id ORDER BY v.number DESC LIMIT 1) v ON true
    WHERE f."meetingId" = ${scope.meeting.id}::uuid ORDER BY f.kind, f.position, f.code`;
  return rows.map(({ draft, sha256: seal, ...row }) => {
    const definition = definitionSchema.parse(draft);
    return {
      ...row,
      hasChanges: sha256(canonicalJson(definition)) !== seal,
      questions: fieldsOf(definition).length,
    };
  });
}

export type FormForEditing = {
  id: string;
  code: string;
  kind: FormKind;
  title: LocalizedText;
  categories: ParticipantCategory[];
  opensAt: Date | null;
  closesAt: Date | null;
  lockVersion: number;
  draft: FormDefinition;
  versions: { number: number; sha256: string; publishedAt: Date; by: string | null; definition: FormDefinition }[];
  given: GivenAnswers;
};

/** A form with its draft, every version, and how often each field and choice was answered, for saying what a change does. Three statements. */
export async function findFormForEditing(scope: MeetingScope, code: string): Promise<FormForEditing> {
  authorize(scope, 'form.manage');
  const form = found(
    await db().registrationForm.findUnique({
      where: { meetingId_code: { meetingId: scope.meeting.id, code } },
      select: {
        id: true,
        code: true,
        kind: true,
        title: true,
        categories: true,
        opensAt: true,
        closesAt: true,
        lockVersion: true,
        draft: true,
      },
    }),
  );
  const [versions, given] = await Promise.all([readVersions(form.id), readGiven(form.id)]);
  return {
    ...form,
    title: form.title as LocalizedText,
    draft: definitionSchema.parse(form.draft),
    versions,
    given,
  };
}

/** Every version of a form, the latest first. */
async function readVersions(formId: string): Promise<FormForEditing['versions']> {
  const rows = await db().$queryRaw<
    { number: number; sha256: string; publishedAt: Date; by: string | null; definition: unknown }[]
  >`
    SELECT v.number, v.sha256, v."publishedAt", v.definition,
           (SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
            WHERE ap."accountId" = v."byAccountId" ORDER BY ap."primary" DESC, p.id LIMIT 1) AS by
    FROM "RegistrationFormVersion" v WHERE v."formId" = ${formId}::uuid ORDER BY v.number DESC`;
  return rows.map((row) => ({ ...row, definition: definitionSchema.parse(row.definition) }));
}

async function readGiven(formId: string): Promise<GivenAnswers> {
  const rows = await db().$queryRaw<{ field: string | null; choice: string | null; n: number; handedIn: number }[]>`
    SELECT a."fieldId" AS field, NULL AS choice, count(*)::int AS n, count(*) FILTER (WHERE r.status = 'SUBMITTED')::int AS "handedIn"
    FROM "FormAnswer" a JOIN "FormResponse" r ON r.id = a."responseId"
    WHERE r."formId" = ${formId}::uuid AND a.value <> 'null'::jsonb GROUP BY 1
    UNION ALL
    SELECT a."fieldId", c.choice, count(*)::int, 0
    FROM "FormAnswer" a JOIN "FormResponse" r ON r.id = a."responseId"
    CROSS JOIN LATERAL (
      SELECT value #>> '{}' AS choice FROM jsonb_array_elements(CASE jsonb_typeof(a.value) WHEN 'array' THEN a.value WHEN 'string' THEN jsonb_build_array(a.value) ELSE '[]' END)
    ) c
    WHERE r."formId" = ${formId}::uuid AND length(c.choice) <= 40 GROUP BY 1, 2
    UNION ALL
    SELECT NULL, NULL, 0, count(*)::int FROM "FormResponse" r WHERE r."formId" = ${formId}::uuid AND r.status = 'SUBMITTED'`;
  const fields = rows.flatMap(({ field, choice, ...count }) => (field && choice === null ? [{ field, ...count }] : []));
  return {
    answered: new Map(fields.map(({ field, n }) => [field, n])),
    handedInWith: new Map(fields.map(({ field, handedIn }) => [field, handedIn])),
    chosen: new Map(
      rows.flatMap(({ field, choice, n }) => (field && choice !== null ? [[`${field}/${choice}`, n]] : [])),
    ),
    handedIn: rows.find(({ field }) => field === null)?.handedIn ?? 0,
  };
}

export type FormSource = { slug: string; code: string; meeting: LocalizedText; title: LocalizedText };

/** Forms of other meetings from which a new one can begin: those the actor manages there too. */
export async function listFormSources(scope: MeetingScope): Promise<FormSource[]> {
  authorize(scope, 'form.manage');
  const personIds = scope.actor?.personIds ?? [];
  const rows = await db().$queryRaw<(FormSource & { roles: MeetingRoleKind[] | null })[]>`
    SELECT m.slug, f.code, m."shortTitle" AS meeting, f.title,
           (SELECT array_agg(r.kind::text) FROM "MeetingRole" r WHERE r."meetingId" = m.id AND r."personId" = ANY (${personIds}::uuid[])) AS roles
    FROM "RegistrationForm" f JOIN "Meeting" m ON m.id = f."meetingId"
    WHERE m.id <> ${scope.meeting.id}::uuid ORDER BY m."startsOn" DESC, f.position LIMIT 200`;
  const site: Grant[] = scope.actor?.siteRole ? [{ role: scope.actor.siteRole }] : [];
  return rows
    .filter(({ roles }) => can({ grants: [...site, ...(roles ?? []).map((role) => ({ role }))] }, 'form.manage'))
    .map(({ roles: _roles, ...row }) => row);
}

/** What a respondent of a category is asked in this meeting, in order: for the preview. */
export async function listFormsOfCategory(scope: MeetingScope, category: ParticipantCategory) {
  const forms = await listForms(scope);
  return forms.filter(({ categories }) => categories.length === 0 || categories.includes(category));
}
