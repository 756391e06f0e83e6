import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import { foldName } from '@/lib/core/fold';
import type { CourtesyTitle, PaperKind } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Letter } from '../render/letter';
import { letterKinds } from '../schema';

/** People shown at once; a longer name finds fewer. */
const shown = 20;

/** What a list of papers shows of each. */
export const paperFields = {
  id: true,
  kind: true,
  code: true,
  locale: true,
  issuedAt: true,
  revokedAt: true,
  revokedReason: true,
} as const;

export type PaperRow = {
  id: string;
  kind: PaperKind;
  code: string;
  locale: string;
  issuedAt: Date;
  revokedAt: Date | null;
  revokedReason: string | null;
};

export type Recipient = {
  id: string;
  courtesyTitle: CourtesyTitle | null;
  givenName: string;
  surname: string;
  badgeCode: string | null;
  party: LocalizedText;
  papers: PaperRow[];
};

/** People of the meeting by part of their name, with the papers issued to them; without a name, those issued papers last. */
export async function findRecipients(scope: MeetingScope, name: string | undefined): Promise<Recipient[]> {
  authorize(scope, 'paper.issue');
  const kinds = [...letterKinds];
  const rows = await db().registration.findMany({
    where: {
      meetingId: scope.meeting.id,
      status: 'CONFIRMED',
      ...(name ? { foldedName: { contains: foldName(name, '') } } : { papers: { some: { kind: { in: kinds } } } }),
    },
    select: {
      id: true,
      courtesyTitle: true,
      givenName: true,
      surname: true,
      badgeCode: true,
      delegation: { select: { party: { select: { names: true } } } },
      papers: { where: { kind: { in: kinds } }, select: paperFields, orderBy: { issuedAt: 'desc' } },
    },
    orderBy: [{ foldedName: 'asc' }, { id: 'asc' }],
    take: shown,
  });
  return rows.map(({ delegation, ...row }) => ({ ...row, party: delegation.party.names as LocalizedText }));
}

/** A letter as it was issued, with whom it is about, for the secretariat and for whom it was issued to; null once its words were erased. */
export async function findLetter(
  scope: MeetingScope,
  id: string,
): Promise<{
  letter: Letter;
  code: string;
  kind: PaperKind;
  of: { registration: string; personId: string } | null;
} | null> {
  const row = found(
    await db().issuedPaper.findFirst({
      where: { id, meetingId: scope.meeting.id, kind: { in: [...letterKinds] } },
      select: { code: true, kind: true, facts: true, registration: { select: { id: true, personId: true } } },
    }),
  );
  authorize(scope, 'paper.read', row.registration ? { personId: row.registration.personId } : {});
  const of = row.registration ? { registration: row.registration.id, personId: row.registration.personId } : null;
  return row.facts ? { letter: row.facts as unknown as Letter, code: row.code, kind: row.kind, of } : null;
}
