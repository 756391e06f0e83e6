import { eraseFiles, fileTypes, storeFile } from '@/lib/core/file-store';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { SensitiveKind } from '@/lib/core/prisma/enums';
import type { Upload } from '@/lib/core/upload';
import { lockRegistration } from '@/lib/registration/lock-registrations';
import { isActive } from '@/lib/registration/policy';
import { deleteAfter, sensitiveRules } from './model/kinds';
import { isOwn } from './require-own';
import { sealSensitive } from './seal-sensitive';
import type { SensitiveValues } from './schema';

type Entered<K extends SensitiveKind> = SensitiveValues[K] & {
  registration: string;
  lockVersion: number;
  scan?: Upload | undefined;
};

/**
 * Seals one kind of sensitive data of a registration. The person may always enter and correct; a focal point or an
 * assistant may fill in for them until the person has given it themself, and never reads it back.
 * The audit says that it was given, never what. Refuses "closed" once the date of deletion has passed and where the
 * registration has ended, "conflict" for a stale form.
 */
export async function enterSensitive<K extends SensitiveKind>(ctx: Ctx, kind: K, input: Entered<K>): Promise<null> {
  const { registration: registrationId, lockVersion, scan, ...values } = input;
  const registration = await lockRegistration(ctx, registrationId);
  const goes = deleteAfter(ctx.scope.meeting.endsOn, sensitiveRules[kind].days);
  if (!isActive(registration.status) || goes <= ctx.now) throw new Refusal('closed');
  const where = { registrationId_kind: { registrationId, kind } };
  const before = await ctx.tx.sensitiveRecord.findUnique({
    where,
    select: { lockVersion: true, byAccountId: true, fileId: true },
  });
  if ((before?.lockVersion ?? 0) !== lockVersion) throw new Refusal('conflict');
  const own = await isOwn(ctx.tx, ctx.actor, registration.personId);
  if (!own && before && (await wasGivenByPerson(ctx, before.byAccountId, registration.personId)))
    throw new Refusal('conflict');

  const fileId = scan ? await storeScan(ctx, scan, goes) : undefined;
  if (fileId && before?.fileId) await eraseFiles(ctx.tx, [before.fileId]);
  const data = {
    ...sealSensitive(registrationId, kind, values as unknown as SensitiveValues[K]),
    ...(fileId ? { fileId } : {}),
    byAccountId: ctx.actor?.accountId ?? null,
    updatedAt: ctx.now,
    deleteAfter: goes,
    lockVersion: lockVersion + 1,
  };
  await ctx.tx.sensitiveRecord.upsert({
    where,
    update: data,
    create: { registrationId, kind, ...data },
    select: { kind: true },
  });
  await ctx.audit({ subject: { type: 'Registration', id: registrationId }, details: { kind, byThePerson: own } });
  return null;
}

async function wasGivenByPerson(ctx: Ctx, accountId: string | null, personId: string): Promise<boolean> {
  if (!accountId) return false;
  return (await ctx.tx.accountPerson.count({ where: { accountId, personId, assistant: false } })) > 0;
}

/** A scan is taken only where the meeting asks for scans, which cannot be switched off in between: its row is held. */
async function storeScan(ctx: Ctx, scan: Upload, goes: Date): Promise<string> {
  const [meeting] = await ctx.tx.$queryRaw<{ passportScans: boolean }[]>`
    SELECT "passportScans" FROM "Meeting" WHERE id = ${ctx.scope.meeting.id}::uuid FOR SHARE`;
  if (!meeting?.passportScans) throw new Refusal('invalid', { scan: { code: 'unknown_field' } });
  const { id } = await storeFile(ctx, scan, {
    purpose: 'passport-scan',
    types: fileTypes.documentOrPicture,
    field: 'scan',
    deleteAfter: goes,
  });
  return id;
}
