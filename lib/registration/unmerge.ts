import { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { MeetingRoleKind } from '@/lib/core/prisma/enums';
import type { Merged } from './merge-persons';
import type { unmergeSchema } from './schema/registrations';

const roleSchema = z.object({
  id: z.uuid(),
  meetingId: z.uuid(),
  kind: z.string(),
  delegationId: z.uuid().nullable(),
  groupId: z.uuid().nullable(),
});
const mergedSchema = z.object({
  into: z.uuid(),
  registrations: z.array(z.uuid()),
  roles: z.array(z.uuid()),
  droppedRoles: z.array(roleSchema),
  accounts: z.array(
    z.object({ accountId: z.uuid(), primary: z.boolean(), assistant: z.boolean(), shared: z.boolean() }),
  ),
});

/**
 * Undoes a merge from what its audit entry says was moved; what came later stays with the person who stayed. Refuses
 * "conflict" where the details are no longer there (erased), or the other person has been merged on.
 */
export async function unmerge(ctx: Ctx, { duplicate }: z.output<typeof unmergeSchema>): Promise<null> {
  const person = await ctx.tx.person.findUnique({ where: { id: duplicate }, select: { mergedIntoId: true } });
  const merged = await readMerge(ctx, duplicate);
  if (!merged) throw new Refusal('not_found');
  if (person?.mergedIntoId !== merged.into) throw new Refusal('conflict');
  await moveBack(ctx, duplicate, merged);
  await ctx.tx.person.update({
    where: { id: duplicate },
    data: { mergedIntoId: null, mergedAt: null },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'Person', id: duplicate }, details: { from: merged.into } });
  return null;
}

/** The newest merge of this person that was made in this meeting. */
async function readMerge(ctx: Ctx, duplicate: string): Promise<Merged | null> {
  const entry = await ctx.tx.auditEntry.findFirst({
    where: {
      meetingId: ctx.scope.meeting.id,
      subjectType: 'Person',
      subjectId: duplicate,
      action: 'registration.merge-persons',
    },
    orderBy: { id: 'desc' },
    select: { details: { select: { details: true } } },
  });
  if (!entry) return null;
  const parsed = mergedSchema.safeParse(entry.details?.details);
  if (!parsed.success) throw new Refusal('conflict');
  return parsed.data;
}

async function moveBack(ctx: Ctx, duplicate: string, merged: Merged): Promise<void> {
  const { into, registrations, roles, droppedRoles, accounts } = merged;
  await ctx.tx.registration.updateMany({
    where: { id: { in: registrations }, personId: into },
    data: { personId: duplicate },
  });
  await ctx.tx.meetingRole.updateMany({ where: { id: { in: roles }, personId: into }, data: { personId: duplicate } });
  await ctx.tx.meetingRole.createMany({
    data: droppedRoles.map((role) => ({ ...role, kind: role.kind as MeetingRoleKind, personId: duplicate })),
    skipDuplicates: true,
  });
  await ctx.tx.accountPerson.createMany({
    data: accounts.map(({ shared: _, ...account }) => ({ ...account, personId: duplicate })),
    skipDuplicates: true,
  });
  const moved = accounts.filter(({ shared }) => !shared).map(({ accountId }) => accountId);
  await ctx.tx.accountPerson.deleteMany({ where: { personId: into, accountId: { in: moved } } });
}
