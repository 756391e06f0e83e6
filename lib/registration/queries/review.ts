import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { OfferStatus, ProposalStatus } from '@/lib/core/prisma/enums';
import type { ModeratedValues } from '../policy';
import { changeFieldsSchema } from '../schema/registrations';
import { findTarget } from './target';

/** A change that was asked for, with what it changes. */
export type Change = {
  id: string;
  status: ProposalStatus;
  proposed: ModeratedValues;
  before: ModeratedValues;
  remark: string | null;
  reason: string | null;
  at: Date;
  by: string | null;
};

/**
 * The changes asked for on a registration, newest first: the open one and, for the secretariat, those decided before. For
 * the person, the delegation's focal points and the secretariat.
 */
export async function listChanges(scope: MeetingScope, registrationId: string): Promise<Change[]> {
  const { delegationId, personId } = await findTarget(scope.meeting.id, registrationId);
  authorize(scope, 'registration.read', { delegationId, personId });
  const isSecretariat = can(scope, 'registration.decide');
  const rows = await db().$queryRaw<(Omit<Change, 'proposed' | 'before'> & { proposed: unknown; before: unknown })[]>`
    SELECT c.id, c.status, c.proposed, c.before, c.remark, c.reason, c.at,
           coalesce((SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
                     WHERE ap."accountId" = c."byAccountId" ORDER BY ap."primary" DESC LIMIT 1), a.email) AS by
    FROM "RegistrationChange" c LEFT JOIN "Account" a ON a.id = c."byAccountId"
    WHERE c."registrationId" = ${registrationId}::uuid AND (${isSecretariat} OR c.status = 'PROPOSED')
    ORDER BY c.at DESC, c.id DESC LIMIT 20`;
  return rows.map((row) => ({
    ...row,
    proposed: changeFieldsSchema.parse(row.proposed),
    before: changeFieldsSchema.parse(row.before),
  }));
}

export type Remark = { id: string; text: string; at: Date; by: string | null };

/** The private remarks of the organising team on a registration, newest first. */
export async function listRemarks(scope: MeetingScope, registrationId: string): Promise<Remark[]> {
  authorize(scope, 'registration.remark');
  return db().$queryRaw<Remark[]>`
    SELECT m.id, m.text, m.at,
           coalesce((SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
                     WHERE ap."accountId" = m."byAccountId" ORDER BY ap."primary" DESC LIMIT 1), a.email) AS by
    FROM "RegistrationRemark" m JOIN "Registration" r ON r.id = m."registrationId" LEFT JOIN "Account" a ON a.id = m."byAccountId"
    WHERE m."registrationId" = ${registrationId}::uuid AND r."meetingId" = ${scope.meeting.id}::uuid
    ORDER BY m.at DESC, m.id DESC LIMIT 100`;
}

/** Where somebody who waits stands, and the last offer made to them. */
export type Waiting = {
  registrationId: string;
  status: string;
  waitNumber: number | null;
  /** How many wait in front. */
  ahead: number;
  offer: { status: OfferStatus; expiresAt: Date; isOpen: boolean } | null;
};

/** The waiting list as one registration sees it, for the person, the delegation's focal points and the secretariat. */
export async function findWaiting(scope: MeetingScope, registrationId: string): Promise<Waiting> {
  const target = await findTarget(scope.meeting.id, registrationId);
  authorize(scope, 'offer.answer', target);
  const [row] = await db().$queryRaw<Waiting[]>`
    SELECT r.id AS "registrationId", r.status, r."waitNumber",
           (SELECT count(*)::int FROM "Registration" w WHERE w."meetingId" = r."meetingId" AND w."waitNumber" < r."waitNumber") AS ahead,
           (SELECT json_build_object('status', o.status, 'expiresAt', o."expiresAt", 'isOpen', o.status = 'OPEN' AND o."expiresAt" > now())
            FROM "PlaceOffer" o WHERE o."registrationId" = r.id ORDER BY o."offeredAt" DESC LIMIT 1) AS offer
    FROM "Registration" r WHERE r.id = ${registrationId}::uuid AND r."meetingId" = ${scope.meeting.id}::uuid`;
  const { offer, ...waiting } = found(row);
  return { ...waiting, offer: offer && { ...offer, expiresAt: new Date(offer.expiresAt) } };
}
