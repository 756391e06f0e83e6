import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { DecisionMethod, DecisionOutcome, SilenceOutcome } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { isBreakable, silenceAt, type SilenceState } from '../model/silence';
import { isDecidable } from '../model/sitting';

export type ReservationRow = {
  id: string;
  delegation: { id: string; names: LocalizedText };
  language: string;
  text: string;
  at: Date;
  withdrawnAt: Date | null;
};

export type DecisionRow = {
  id: string;
  outcome: DecisionOutcome;
  method: DecisionMethod;
  note: string | null;
  byName: string;
  at: Date;
  /** `hash` is over all languages it was decided in; over the source alone where `languages` is empty. */
  revision: { number: number; hash: string };
  languages: string[];
  vote: { inFavour: number; against: number; abstaining: number } | null;
  reservations: ReservationRow[];
};

/** The decisions on a general recommendation, the newest first, each with the reservations on it. */
export async function listDecisions(scope: MeetingScope, recommendation: string): Promise<DecisionRow[]> {
  authorize(scope, 'plenary.read');
  const rows = await db().decision.findMany({
    where: { revision: { recommendation: { id: recommendation, meetingId: scope.meeting.id } } },
    orderBy: { at: 'desc' },
    select: {
      id: true,
      outcome: true,
      method: true,
      note: true,
      byName: true,
      at: true,
      languages: true,
      textsHash: true,
      revision: { select: { number: true, hash: true } },
      vote: { select: { inFavour: true, against: true, abstaining: true } },
      reservations: {
        orderBy: { at: 'asc' },
        select: {
          id: true,
          language: true,
          text: true,
          at: true,
          delegation: { select: { id: true, party: { select: { names: true } } } },
          end: { select: { at: true } },
        },
      },
    },
  });
  return rows.map(({ reservations, textsHash, revision, ...decision }) => ({
    ...decision,
    revision: { number: revision.number, hash: textsHash ?? revision.hash },
    reservations: reservations.map(({ delegation, end, ...reservation }) => ({
      ...reservation,
      delegation: { id: delegation.id, names: delegation.party.names as LocalizedText },
      withdrawnAt: end?.at ?? null,
    })),
  }));
}

export type SilenceRow = {
  id: string;
  state: SilenceState;
  isBreakable: boolean;
  closesAt: Date;
  at: Date;
  byName: string;
  /** `hash` is over all languages that were sent. */
  revision: { number: number; hash: string };
  languages: string[];
  audience: { id: string; names: LocalizedText }[];
  breaks: { delegationId: string; names: LocalizedText; reason: string; language: string | null; at: Date }[];
  end: { outcome: SilenceOutcome; at: Date } | null;
};

/** The silence procedures on a general recommendation, the newest first, as they stand at a moment. */
export async function listSilences(
  scope: MeetingScope,
  recommendation: string,
  now = new Date(),
): Promise<SilenceRow[]> {
  authorize(scope, 'plenary.read');
  const party = { select: { id: true, party: { select: { names: true } } } } as const;
  const rows = await db().silenceProcedure.findMany({
    where: { recommendation: { id: recommendation, meetingId: scope.meeting.id } },
    orderBy: { at: 'desc' },
    select: {
      id: true,
      closesAt: true,
      at: true,
      byName: true,
      hash: true,
      languages: true,
      textsHash: true,
      revisionId: true,
      revision: { select: { number: true } },
      recommendation: { select: { headRevisionId: true, status: true } },
      audience: { select: { delegation: party } },
      breaks: {
        orderBy: { at: 'asc' },
        select: {
          delegationId: true,
          reason: true,
          language: true,
          at: true,
          asked: { select: { delegation: party } },
        },
      },
      end: { select: { outcome: true, at: true } },
    },
  });
  return rows.map(
    ({ audience, breaks, end, hash, textsHash, revision, revisionId, recommendation: of, ...silence }) => {
      // A changed text cancels it at once; the job writes that down within the minute.
      const isCurrent = of.headRevisionId === revisionId && isDecidable(of.status);
      const outcome = end?.outcome ?? (of.headRevisionId === revisionId ? null : 'CANCELLED');
      const facts = { closesAt: silence.closesAt, breaks: breaks.length, end: outcome };
      return {
        ...silence,
        state: silenceAt(facts, now),
        isBreakable: isCurrent && isBreakable(facts, now),
        revision: { number: revision.number, hash: textsHash ?? hash },
        audience: audience.map(({ delegation }) => ({
          id: delegation.id,
          names: delegation.party.names as LocalizedText,
        })),
        breaks: breaks.map(({ asked, ...broken }) => ({
          ...broken,
          names: asked.delegation.party.names as LocalizedText,
        })),
        end,
      };
    },
  );
}
