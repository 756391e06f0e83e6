import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { activeStatuses } from './policy';
import type { mergePersonsSchema } from './schema/registrations';

/** What a merge moved; kept in the audit, from which it can be undone. */
export type Merged = {
  into: string;
  registrations: string[];
  /** Roles that moved; those that the first person held already were let go and are kept here whole. */
  roles: string[];
  droppedRoles: { id: string; meetingId: string; kind: string; delegationId: string | null; groupId: string | null }[];
  /** Mailboxes that moved; `shared` ones acted for both before. */
  accounts: { accountId: string; primary: boolean; assistant: boolean; shared: boolean }[];
};

/**
 * Makes two persons one: registrations, roles and mailboxes of the duplicate move to the one who stays, and every history
 * stays with its registration. Refuses "invalid" where both are active in one delegation, and where either holds something
 * outside this meeting that the secretariat of one meeting may not hand over.
 */
export async function mergePersons(ctx: Ctx, input: z.output<typeof mergePersonsSchema>): Promise<null> {
  const { person: into, duplicate } = input;
  await lockPersons(ctx, [into, duplicate]);
  await refuseWhereActiveTogether(ctx, into, duplicate);
  if (!ctx.actor?.siteRole) await refuseBeyondThisMeeting(ctx, [into, duplicate]);
  const merged = await moveEverything(ctx, into, duplicate);
  await ctx.tx.person.update({
    where: { id: duplicate },
    data: { mergedIntoId: into, mergedAt: ctx.now },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'Person', id: duplicate }, details: { ...merged } });
  return null;
}

/** Both must be of this meeting, neither merged nor erased. */
async function lockPersons(ctx: Ctx, ids: string[]): Promise<void> {
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM "Person" p
    WHERE p.id = ANY (${ids}::uuid[]) AND p."mergedIntoId" IS NULL AND p."erasedAt" IS NULL
      AND EXISTS (SELECT 1 FROM "Registration" r WHERE r."personId" = p.id AND r."meetingId" = ${ctx.scope.meeting.id}::uuid)
    ORDER BY p.id FOR UPDATE`;
  if (rows.length !== 2) throw new Refusal('not_found');
}

async function refuseWhereActiveTogether(ctx: Ctx, into: string, duplicate: string): Promise<void> {
  const [together] = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM "Registration" a JOIN "Registration" b ON b."delegationId" = a."delegationId"
    WHERE a."personId" = ${into}::uuid AND b."personId" = ${duplicate}::uuid
      AND a.status = ANY (${[...activeStatuses]}::"RegistrationStatus"[]) AND b.status = ANY (${[...activeStatuses]}::"RegistrationStatus"[]) LIMIT 1`;
  if (together) throw new Refusal('invalid', { duplicate: { code: 'same_delegation' } });
}

/** A mailbox that gains a person gains what that person may do elsewhere: that is for the site's staff to decide. */
async function refuseBeyondThisMeeting(ctx: Ctx, persons: string[]): Promise<void> {
  const [beyond] = await ctx.tx.$queryRaw<{ held: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "MeetingRole" WHERE "personId" = ANY (${persons}::uuid[]) AND ("meetingId" <> ${ctx.scope.meeting.id}::uuid OR kind = 'ORGANISER'))
        OR EXISTS (SELECT 1 FROM "AccountPerson" ap JOIN "Account" a ON a.id = ap."accountId" WHERE ap."personId" = ANY (${persons}::uuid[]) AND a."siteRole" IS NOT NULL) AS held`;
  if (beyond?.held) throw new Refusal('invalid', { duplicate: { code: 'beyond_meeting' } });
}

async function moveEverything(ctx: Ctx, into: string, duplicate: string): Promise<Merged> {
  const registrations = await ctx.tx.registration.findMany({ where: { personId: duplicate }, select: { id: true } });
  const held = await ctx.tx.meetingRole.findMany({
    where: { personId: { in: [into, duplicate] } },
    select: { id: true, personId: true, meetingId: true, kind: true, delegationId: true, groupId: true },
  });
  const keyOf = ({ meetingId, kind, delegationId, groupId }: (typeof held)[number]) =>
    [meetingId, kind, delegationId, groupId].join(' ');
  const own = new Set(held.filter(({ personId }) => personId === into).map(keyOf));
  const theirs = held.filter(({ personId }) => personId === duplicate);
  const dropped = theirs.filter((role) => own.has(keyOf(role)));
  const roles = theirs.filter((role) => !own.has(keyOf(role))).map(({ id }) => id);
  const links = await ctx.tx.accountPerson.findMany({
    where: { personId: { in: [into, duplicate] } },
    select: { accountId: true, personId: true, primary: true, assistant: true },
  });
  const ownAccounts = new Set(links.filter(({ personId }) => personId === into).map(({ accountId }) => accountId));
  const accounts = links
    .filter(({ personId }) => personId === duplicate)
    .map(({ personId: _, ...link }) => ({ ...link, shared: ownAccounts.has(link.accountId) }));
  await ctx.tx.registration.updateMany({ where: { personId: duplicate }, data: { personId: into } });
  await ctx.tx.meetingRole.deleteMany({ where: { id: { in: dropped.map(({ id }) => id) } } });
  await ctx.tx.meetingRole.updateMany({ where: { id: { in: roles } }, data: { personId: into } });
  await ctx.tx.accountPerson.deleteMany({ where: { personId: duplicate } });
  await ctx.tx.accountPerson.createMany({
    data: accounts.map(({ shared: _, ...account }) => ({ ...account, personId: into })),
    skipDuplicates: true,
  });
  return {
    into,
    registrations: registrations.map(({ id }) => id),
    roles,
    droppedRoles: dropped.map(({ personId: _, ...role }) => role),
    accounts,
  };
}
