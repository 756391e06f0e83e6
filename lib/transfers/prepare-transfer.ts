import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { Refusal, found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
import { findFormForExport } from '@/lib/forms/queries/export';
import { rolesOf } from '@/lib/privacy/policy';
import { answerField, kindsOf, type TransferField } from './model/fields';
import { fieldsOf, isSensitive, rulesOf } from './model/purposes';
import { mostWorkbookRows, roleFor } from './policy';
import { chosen, filtersFor, leftOutOf } from './queries/chosen';
import type { prepareTransferSchema } from './schema';

/**
 * Writes down what is about to leave the house, for what, to whom and of whom, before a byte of it does. The people are fixed
 * here, in the order of the file's lines. The reading of sensitive data is logged for each person as if their page had been
 * opened. The file is fetched within a few minutes by whoever prepared it (`beginTransfer`).
 * Refuses "forbidden" for a purpose of other roles, "conflict" where the count is no longer the one announced, and "invalid"
 * for columns or recipients that are not the purpose's, a confirmation not given, nobody to hand on, or a workbook too long.
 */
export async function prepareTransfer(
  ctx: Ctx,
  input: z.output<typeof prepareTransferSchema>,
): Promise<{ id: string; purpose: string }> {
  const { purpose, format } = input;
  const { meeting, grants } = ctx.scope;
  const actor = found(ctx.actor);
  const role = roleFor(purpose, grants);
  if (!role) throw new Refusal('forbidden');
  const fields = (await columnsOf(ctx, input)).filter((field) => input.fields.includes(field));
  if (fields.length !== new Set(input.fields).size)
    throw new Refusal('invalid', { fields: { code: 'invalid_choice' } });
  if (!rulesOf(purpose).recipients.includes(input.recipientKind))
    throw new Refusal('invalid', { recipientKind: { code: 'invalid_choice' } });
  if (isSensitive(purpose) && !input.confirmed) throw new Refusal('invalid', { confirmed: { code: 'required' } });

  const { status, kind, category, mode, form, version } = filtersFor(purpose, input);
  const filter = JSON.parse(JSON.stringify({ status, kind, category, mode, form, version })) as Prisma.JsonObject;
  const which = chosen(meeting.id, purpose, input, await leftOutOf(ctx.tx, meeting.id, purpose));
  const isOfPeople = rulesOf(purpose).fields !== undefined;
  const id = randomUUID();
  await ctx.tx.$executeRaw`
    INSERT INTO "Transfer" (id, "meetingId", purpose, recipient, "recipientKind", format, fields, filter, locale, rows, "registrationIds", "byAccountId", role, at)
    SELECT ${id}::uuid, ${meeting.id}::uuid, ${purpose}, ${input.recipient}, ${input.recipientKind}, ${format}, ${[...fields]}::text[], ${filter}::jsonb,
           ${input.shownIn}, count(*)::int, coalesce(array_agg(r.id ORDER BY r."foldedName", r.id) FILTER (WHERE ${isOfPeople}), '{}'),
           ${actor.accountId}::uuid, ${role}, ${ctx.now}
    FROM "Registration" r WHERE ${which}`;
  const { rows } = await ctx.tx.transfer.findUniqueOrThrow({ where: { id }, select: { rows: true } });
  if (rows === 0) throw new Refusal('invalid', { fields: { code: 'nobody' } });
  if (rows !== input.counted) throw new Refusal('conflict');
  if (format === 'XLSX' && rows > mostWorkbookRows)
    throw new Refusal('invalid', { format: { code: 'too_many_rows', params: { most: mostWorkbookRows } } });

  await ctx.tx.transferNote.create({
    data: {
      transferId: id,
      contactName: input.contactName ?? null,
      contact: input.contact ?? null,
      reason: input.reason,
    },
    select: { transferId: true },
  });
  for (const sensitive of kindsOf(fields))
    await ctx.tx.$executeRaw`
      INSERT INTO "SensitiveView" (id, "registrationId", kind, "accountId", role, place, at)
      SELECT gen_random_uuid(), s."registrationId", s.kind, ${actor.accountId}::uuid, ${rolesOf(sensitive, grants)}, ${`transfer:${id}`}, ${ctx.now}
      FROM "Transfer" t CROSS JOIN unnest(t."registrationIds") AS member(id)
      JOIN "SensitiveRecord" s ON s."registrationId" = member.id AND s.kind = ${sensitive}::"SensitiveKind"
      WHERE t.id = ${id}::uuid`;
  await ctx.audit({ subject: { type: 'Transfer', id }, details: { purpose, fields: [...fields], rows, format } });
  return { id, purpose };
}

/** Everything the file can hold: the purpose's own columns, and those of the form whose answers it hands on. */
async function columnsOf(
  ctx: Ctx,
  { purpose, form, version }: z.output<typeof prepareTransferSchema>,
): Promise<TransferField[]> {
  const own = [...fieldsOf(purpose)];
  if (!rulesOf(purpose).holdsAnswers) return own;
  if (!form) throw new Refusal('invalid', { form: { code: 'required' } });
  const { columns } = await findFormForExport(ctx.scope, { code: form, version }, ctx.tx);
  return [...own, ...columns.map(({ field }) => answerField(field))];
}
