import type { z } from 'zod';
import { Refusal, found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
import { fieldsIn, kindOfField, rolesOf } from './policy';
import type { transferSchema } from './schema';

/**
 * Prepares a file for a hotel, a carrier or the host's security: for what, to whom, which columns, of how many people.
 * Each person's reading is logged as if their page had been opened. The file itself is fetched within a few minutes by
 * whoever prepared it (`readTransfer`). Refuses "invalid" for columns that the role does not read.
 */
export async function transfer(
  ctx: Ctx,
  input: z.output<typeof transferSchema>,
): Promise<{ id: string; place: string }> {
  const { purpose, recipient, place } = input;
  const actor = found(ctx.actor);
  const allowed = fieldsIn(place, ctx.scope.grants);
  const fields = allowed.filter((field) => input.fields.includes(field));
  if (fields.length !== new Set(input.fields).size)
    throw new Refusal('invalid', { fields: { code: 'invalid_choice' } });
  const kinds = [...new Set(fields.map((field) => kindOfField[field]).filter((kind) => kind !== null))];
  const confirmed = await ctx.tx.registration.count({
    where: { meetingId: ctx.scope.meeting.id, status: 'CONFIRMED' },
  });
  const { id } = await ctx.tx.transfer.create({
    data: {
      meetingId: ctx.scope.meeting.id,
      purpose,
      recipient,
      format: 'csv',
      fields,
      rows: confirmed,
      byAccountId: actor.accountId,
      role: kinds[0] ? rolesOf(kinds[0], ctx.scope.grants) : place.toUpperCase(),
      at: ctx.now,
    },
    select: { id: true },
  });
  for (const kind of kinds)
    await ctx.tx.$executeRaw(Prisma.sql`
      INSERT INTO "SensitiveView" (id, "registrationId", kind, "accountId", role, place, at)
      SELECT gen_random_uuid(), s."registrationId", s.kind, ${actor.accountId}::uuid, ${rolesOf(kind, ctx.scope.grants)}, ${`transfer:${id}`}, ${ctx.now}
      FROM "SensitiveRecord" s JOIN "Registration" r ON r.id = s."registrationId"
      WHERE r."meetingId" = ${ctx.scope.meeting.id}::uuid AND r.status = 'CONFIRMED' AND s.kind = ${kind}::"SensitiveKind"`);
  await ctx.audit({ subject: { type: 'Transfer', id }, details: { fields, rows: confirmed } });
  return { id, place };
}
