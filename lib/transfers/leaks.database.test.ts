import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { roles, type Role } from '@/lib/auth/permissions';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
import type { MeetingRoleKind, SensitiveKind } from '@/lib/core/prisma/enums';
import { unpack } from '@/lib/core/sheet/unpack.mjs';
import { sensitiveKinds } from '@/lib/privacy/model/kinds';
import { registry } from '@/lib/privacy/registry';
import { sealSensitive } from '@/lib/privacy/seal-sensitive';
import { sensitiveShapes } from '@/lib/privacy/schema';
import { makeDelegation, makeRegistration } from '@/prisma/factories/delegations';
import { formOf, makeForm, textField } from '@/prisma/factories/forms';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { prepareTransferDefinition } from './definitions';
import { writeFile } from './exchange/file';
import { writeLog } from './exchange/log-lines';
import { kindOf, personFields } from './model/fields';
import { fieldsOf, purposeNames, purposes, type Purpose } from './model/purposes';
import { roleFor } from './policy';
import { within } from './queries/people';
import { findPrepared } from './queries/prepared';

/** Something planted in a column: what it looks like in a file, and the one field it may come out under. */
type Canary = { name: string; value: string; field: string | null };

const canaries: Canary[] = [];
let meeting: { id: string; slug: string };
let registration = '';
const actors = new Map<Role, Actor>();

/** Values that a schema chooses among, and the words they come out as. */
const chosen: Record<string, { value: string | string[]; word: string }> = {
  documentType: { value: 'LAISSEZ_PASSER', word: 'Laissez-passer' },
  visa: { value: 'GRANTED', word: 'Granted' },
  diets: { value: ['KOSHER'], word: 'Kosher' },
  needs: { value: ['LARGE_PRINT'], word: 'Documents in large print' },
  nationality: { value: 'VU', word: 'Vanuatu' },
};

/** A canary in every value of every kind of sensitive data, whatever the kinds come to hold. */
async function plantSensitive(kind: SensitiveKind): Promise<void> {
  const values: Record<string, string | string[]> = {};
  for (const name of Object.keys(sensitiveShapes[kind].shape)) {
    const value = chosen[name]?.value ?? `Canary-${kind}-${name}`;
    const field = personFields.find((one) => kindOf(one) === kind && (within[one] ?? one) === name) ?? null;
    values[name] = value;
    canaries.push({ name: `${kind}.${name}`, value: chosen[name]?.word ?? String(value), field });
  }
  await db().sensitiveRecord.create({
    data: {
      registrationId: registration,
      kind,
      deleteAfter: new Date(Date.now() + 86_400_000),
      ...sealSensitive(registration, kind, values as never),
    },
  });
}

/** A canary in every free text that the registry says is a person's, of the registration itself. */
async function plantRegistration(): Promise<void> {
  const columns = await db().$queryRaw<{ column: string }[]>`
    SELECT column_name::text AS "column" FROM information_schema.columns WHERE table_name = 'Registration' AND data_type = 'text'`;
  const personal = registry.find(({ table }) => table === 'Registration')?.personal ?? [];
  const coded = new Set(['locale', 'countryCode', 'listedConsentLocale']);
  for (const { column } of columns.filter((one) => personal.includes(one.column) && !coded.has(one.column))) {
    const value = `Canary-${column}`;
    canaries.push({ name: column, value, field: personFields.find((field) => field === column) ?? null });
    await db().$executeRaw(
      Prisma.sql`UPDATE "Registration" SET ${Prisma.raw(`"${column}"`)} = ${value} WHERE id = ${registration}::uuid`,
    );
  }
  await db().fundingAward.create({ data: { registrationId: registration, note: 'Canary-note', terminals: 7 } });
  await db().registrationRemark.create({ data: { registrationId: registration, text: 'Canary-remark' } });
  for (const name of ['note', 'remark']) canaries.push({ name, value: `Canary-${name}`, field: null });
}

let form = { id: '', code: '' };

/** A canary in an answer of every form of the registration, under the column of its field; a form's link to sensitive data is none. */
async function plantAnswers(): Promise<void> {
  const apart = { type: 'sensitive', kind: 'DIET' } as const;
  const of = (field: string) => formOf([textField(field), textField(`${field}-apart`, apart)]);
  for (const field of ['asked', 'other']) {
    const made = await makeForm(meeting.id, of(field));
    if (field === 'asked') form = made;
    await db().formResponse.create({
      data: {
        formId: made.id,
        registrationId: registration,
        versionId: made.version,
        status: 'SUBMITTED',
        answers: { create: [{ fieldId: field, value: `Canary-answer-${field}` }] },
      },
    });
    canaries.push({ name: `answer ${field}`, value: `Canary-answer-${field}`, field: `answer:${field}` });
  }
}

beforeAll(async () => {
  const secretary = await makeActor({ siteRole: 'STAFF' });
  meeting = await makeMeeting();
  const { delegationId } = await makeDelegation(secretary, meeting.slug);
  ({ registrationId: registration } = await makeRegistration(secretary, meeting.slug, delegationId));
  for (const kind of sensitiveKinds) await plantSensitive(kind);
  await plantRegistration();
  await plantAnswers();
  for (const role of roles) {
    if (['PUBLIC', 'READER', 'SIGNED_IN', 'FACILITATOR', 'RAPPORTEUR'].includes(role)) continue;
    const of = role === 'FOCAL_POINT' || role === 'DELEGATE' ? { delegationId } : {};
    const isSite = role === 'ADMIN' || role === 'STAFF';
    actors.set(
      role,
      await makeActor(
        isSite ? { siteRole: role } : { roles: [{ meetingId: meeting.id, kind: role as MeetingRoleKind, ...of }] },
      ),
    );
  }
}, 60_000);

/** The columns of a purpose's file; those of the one form that is asked for among them. */
const columnsOf = (purpose: Purpose): readonly string[] =>
  purpose === 'answers' ? [...fieldsOf(purpose), 'answer:asked'] : fieldsOf(purpose);

const prepare = (actor: Actor, purpose: Purpose, format: string) =>
  execute(prepareTransferDefinition, {
    actor,
    meeting: meeting.slug,
    key: randomUUID(),
    input: {
      purpose,
      fields: columnsOf(purpose),
      ...(purpose === 'answers' ? { form: form.code } : {}),
      counted: '1',
      recipientKind: purposes[purpose].recipients[0],
      recipient: 'Somebody',
      contactName: 'Canary-contact',
      reason: 'Canary-reason',
      format,
      confirmed: 'on',
      shownIn: 'en',
    },
  });

async function textOf(actor: Actor, id: string, format: string): Promise<string> {
  const scope = await enterMeeting(actor, meeting.slug);
  const pieces: Uint8Array[] = [];
  for await (const piece of writeFile(scope, await findPrepared(scope, id))) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  return format === 'XLSX' ? [...unpack(bytes, () => true).values()].join('\n') : bytes.toString('utf8');
}

const foundIn = (text: string) => canaries.filter(({ value }) => text.includes(value)).map(({ name }) => name);

describe('what is planted in everything that is known of a person', () => {
  it('is something', () => {
    expect(canaries.length).toBeGreaterThan(30);
    expect(new Set(canaries.map(({ value }) => value)).size).toBe(canaries.length);
  });

  it.each(['CSV', 'JSON', 'XLSX'])(
    'comes out under its own fields in a %s file, and nowhere else',
    async (format) => {
      const wrong: string[] = [];
      const tried = new Set<Purpose>();
      for (const [role, actor] of actors) {
        for (const purpose of purposeNames) {
          // A workbook takes a thread: one for each purpose. What it is made from is the same for all formats.
          if (format === 'XLSX' && tried.has(purpose)) continue;
          const result = await prepare(actor, purpose, format);
          const isTheirs = roleFor(purpose, [{ role }]) !== null;
          if (result.ok !== isTheirs) wrong.push(`${purpose} as ${role}: ${result.ok ? 'made' : result.code}`);
          if (!result.ok) continue;
          tried.add(purpose);
          const fields = columnsOf(purpose);
          const counts = purpose === 'catering' ? ['DIET.diets'] : [];
          const wanted = canaries
            .filter(({ name, field }) => (field !== null && fields.includes(field)) || counts.includes(name))
            .map(({ name }) => name);
          const found = foundIn(await textOf(actor, result.value.id, format));
          if (found.sort().join() !== wanted.sort().join())
            wrong.push(`${purpose} as ${role}: ${found.join(' ')} instead of ${wanted.join(' ')}`);
        }
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );

  it('is not in the record that can be taken away, nor is whom one asks at the recipient’s', async () => {
    for (const role of ['STAFF', 'TRAVEL', 'LOGISTICS', 'FINANCE', 'DOOR'] as const) {
      const actor = actors.get(role);
      if (!actor) throw new Error(role);
      const pieces: Uint8Array[] = [];
      for await (const piece of writeLog(await enterMeeting(actor, meeting.slug), {}, 'en')) pieces.push(piece);
      const text = Buffer.concat(pieces).toString('utf8');
      expect(text).toContain('Somebody');
      expect([...foundIn(text), ...(text.match(/Canary-\w+/g) ?? [])]).toEqual([]);
    }
  });

  it('is not in the audit of the files either', async () => {
    const details = await db().$queryRaw<{ details: string }[]>`
      SELECT d.details::text AS details FROM "AuditDetail" d JOIN "AuditEntry" e ON e.id = d."entryId" WHERE e.action LIKE 'transfer.%'`;
    expect(details.length).toBeGreaterThan(10);
    expect(details.filter(({ details: text }) => /Canary/.test(text))).toEqual([]);
  });
});
