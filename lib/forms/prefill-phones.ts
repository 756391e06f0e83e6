import type { Ctx } from '@/lib/core/execute';
import type { Tx } from '@/lib/core/db';
import type { ParticipantCategory } from '@/lib/core/prisma/enums';
import { fieldsOf } from './model/conditions';
import { isAskedOf } from './policy';
import { definitionSchema } from './schema';

/** Where a registration form asks for a telephone. */
export type PhoneField = { formId: string; versionId: string; fieldId: string; categories: ParticipantCategory[] };

/** The first telephone that each form asked with the registration asks for, by its latest version. */
export async function findPhoneFields(tx: Tx, meetingId: string): Promise<PhoneField[]> {
  const forms = await tx.registrationForm.findMany({
    where: { meetingId, kind: 'REGISTRATION' },
    orderBy: { position: 'asc' },
    select: {
      id: true,
      categories: true,
      versions: { orderBy: { number: 'desc' }, take: 1, select: { id: true, definition: true } },
    },
  });
  return forms.flatMap(({ id: formId, categories, versions: [version] }) => {
    const field = version && fieldsOf(definitionSchema.parse(version.definition)).find(({ type }) => type === 'phone');
    return field ? [{ formId, versionId: version.id, fieldId: field.id, categories }] : [];
  });
}

/**
 * Puts telephone numbers, which the caller has read by `readPhone`, into the drafts of forms nobody has begun, for the person
 * to check when they register. Where no form asks for one, it is left out. Audited by the caller, with what brought them.
 */
export async function prefillPhones(
  ctx: Ctx,
  given: readonly { registrationId: string; phone: string }[],
  { byAccountId }: { byAccountId: string | null },
): Promise<void> {
  if (given.length === 0) return;
  const fields = await findPhoneFields(ctx.tx, ctx.scope.meeting.id);
  if (fields.length === 0) return;
  const categories = await ctx.tx.$queryRaw<{ id: string; category: ParticipantCategory }[]>`
    SELECT r.id, d.category FROM "Registration" r JOIN "Delegation" d ON d.id = r."delegationId"
    WHERE r.id = ANY (${given.map(({ registrationId }) => registrationId)}::uuid[])`;
  const categoryOf = new Map(categories.map(({ id, category }) => [id, category]));
  const answers = given.flatMap(({ registrationId, phone }) => {
    const category = categoryOf.get(registrationId);
    const field = category && fields.find((one) => isAskedOf(one.categories, category));
    return field ? [{ registrationId, phone, ...field }] : [];
  });
  await ctx.tx.formResponse.createMany({
    data: answers.map(({ formId, versionId, registrationId }) => ({
      formId,
      versionId,
      registrationId,
      changedAt: ctx.now,
    })),
    skipDuplicates: true,
  });
  await ctx.tx.$executeRaw`
    INSERT INTO "FormAnswer" ("responseId", "fieldId", value, "lockVersion", "byAccountId", at)
    SELECT f.id, a.field, to_jsonb(a.phone), 1, ${byAccountId}::uuid, ${ctx.now}
    FROM unnest(${answers.map(({ registrationId }) => registrationId)}::uuid[], ${answers.map(({ formId }) => formId)}::uuid[],
                ${answers.map(({ fieldId }) => fieldId)}::text[], ${answers.map(({ phone }) => phone)}::text[]) AS a(registration, form, field, phone)
    JOIN "FormResponse" f ON f."registrationId" = a.registration AND f."formId" = a.form ON CONFLICT DO NOTHING`;
}
