import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { hasKey } from '@/lib/core/cipher';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import { readStoredFile } from '@/lib/core/file-store';
import type { ConsentKind, SensitiveKind } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { deleteAfter, sensitiveKinds, sensitiveRules } from '../model/kinds';
import { isOwn } from '../require-own';
import type { SensitiveValues } from '../schema';
import { openSensitive, type SealedRecord } from '../seal-sensitive';

/** A registration with whose it is, for those whose door this is. */
async function findOwned(scope: MeetingScope, id: string) {
  const row = found(
    await db().registration.findFirst({
      where: { id, meetingId: scope.meeting.id },
      select: {
        id: true,
        personId: true,
        delegationId: true,
        status: true,
        givenName: true,
        surname: true,
        photoId: true,
        meeting: { select: { passportScans: true } },
      },
    }),
  );
  return row;
}

/** One kind on the person's page: whether it is there, until when, and for the person themself what it says. */
export type OwnSensitive = {
  kind: SensitiveKind;
  lockVersion: number;
  updatedAt: Date | null;
  deleteAfter: Date;
  isGivenByPerson: boolean;
  hasScan: boolean;
  /** Sealed with a key that this instance does not hold: nobody reads it. */
  isLost: boolean;
  values: Partial<SensitiveValues[SensitiveKind]> | null;
};

/** Asks that every kind is shown, or those that the meeting's follow-up forms name, once there are some. */
async function kindsAsked(meetingId: string): Promise<SensitiveKind[]> {
  const versions = await db().$queryRaw<{ definition: unknown }[]>`
    SELECT DISTINCT ON (v."formId") v.definition FROM "RegistrationFormVersion" v JOIN "RegistrationForm" f ON f.id = v."formId"
    WHERE f."meetingId" = ${meetingId}::uuid AND f.kind = 'FOLLOW_UP' ORDER BY v."formId", v.number DESC`;
  const named = new Set<unknown>();
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    if ('type' in node && node.type === 'sensitive' && 'kind' in node) named.add(node.kind);
    Object.values(node).forEach(walk);
  };
  for (const { definition } of versions) walk(definition);
  const asked = sensitiveKinds.filter((kind) => named.has(kind));
  return asked.length > 0 ? asked : sensitiveKinds;
}

/**
 * The sensitive data of one registration: for the person with its values, for a focal point or an assistant only whether
 * it is there. Somebody else's is "not found", the secretariat's included. Asked kinds first come what is stored already.
 */
export async function findSensitive(scope: MeetingScope, id: string) {
  const { personId, delegationId, meeting, ...registration } = await findOwned(scope, id);
  authorize(scope, 'sensitive.enter', { personId, delegationId });
  const own = await isOwn(db(), scope.actor, personId);
  const [asked, records] = await Promise.all([
    kindsAsked(scope.meeting.id),
    db().sensitiveRecord.findMany({
      where: { registrationId: id },
      select: {
        kind: true,
        sealed: own,
        keyId: true,
        fileId: true,
        lockVersion: true,
        updatedAt: true,
        deleteAfter: true,
        byAccountId: true,
      },
    }),
  ]);
  const mailboxes = await db().accountPerson.findMany({
    where: { personId, assistant: false },
    select: { accountId: true },
  });
  const kinds = sensitiveKinds
    .filter((kind) => asked.includes(kind) || records.some((record) => record.kind === kind))
    .map((kind): OwnSensitive => {
      const record = records.find((one) => one.kind === kind);
      return {
        kind,
        lockVersion: record?.lockVersion ?? 0,
        updatedAt: record?.updatedAt ?? null,
        deleteAfter: record?.deleteAfter ?? deleteAfter(scope.meeting.endsOn, sensitiveRules[kind].days),
        isGivenByPerson: mailboxes.some(({ accountId }) => accountId === record?.byAccountId),
        hasScan: Boolean(record?.fileId),
        isLost: record !== undefined && !hasKey(record.keyId),
        values: own && record ? openSensitive({ ...record, registrationId: id } as SealedRecord) : null,
      };
    });
  return { registration, own, delegationId, personId, passportScans: meeting.passportScans, kinds };
}

/** Names of countries for a nationality, under United Nations usage. */
export async function listNationalities(scope: MeetingScope): Promise<{ iso2: string; names: LocalizedText }[]> {
  authorize(scope, 'directory.read');
  const rows = await db().country.findMany({ select: { iso2: true, names: true } });
  return rows.map(({ iso2, names }) => ({ iso2, names: names as LocalizedText }));
}

/** The consents of a registration and its portrait, for the person: each consent with what was said when, newest first. */
export async function findConsents(scope: MeetingScope, id: string) {
  const { personId, delegationId, photoId, ...registration } = await findOwned(scope, id);
  authorize(scope, 'consent.change', { personId, delegationId });
  found((await isOwn(db(), scope.actor, personId)) || null);
  const rows = await db().consent.findMany({
    where: { registrationId: id },
    select: { id: true, kind: true, given: true, text: true, locale: true, at: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  const of = (kind: ConsentKind) => rows.filter((row) => row.kind === kind);
  return { registration, hasPhoto: photoId !== null, PUBLIC_LIST: of('PUBLIC_LIST'), PHOTOGRAPHS: of('PHOTOGRAPHS') };
}

/** The portrait of a registration, for the person, the secretariat and the door; null where there is none. */
export async function findPhoto(scope: MeetingScope, id: string) {
  const { personId, delegationId, photoId } = await findOwned(scope, id);
  authorize(scope, 'photo.read', { personId, delegationId });
  return photoId ? readStoredFile(photoId) : null;
}
