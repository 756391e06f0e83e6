import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { DecisionMethod, DecisionOutcome, RecommendationStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { textByLanguage } from '@/lib/recommendations/model/recommendation';
import { plenaryStates } from '../model/sitting';
import { hashedUnits, textsOf } from '../read-texts';

export type PlenaryRow = {
  /** Of the recommendation. */
  id: string;
  symbol: string | null;
  status: RecommendationStatus;
  /** Null for one that is ready and not on the list. */
  position: number | null;
  onScreenSince: Date | null;
  /** Time meant for it, in minutes, and until when amendments are taken. */
  minutes: number | null;
  amendmentsUntil: Date | null;
  /** The head revision: what a decision is on. `hash` is over its texts in all languages that are current. */
  revision: { id: string; number: number; hash: string };
  /** The revision the room sees, with its text and the hash of all its languages; the head where it was never pinned. */
  shown: { id: string; number: number; hash: string; text: LocalizedText; source: string };
  text: LocalizedText;
  source: string;
  /** Name of its first theme: what it is called in the room. */
  theme: LocalizedText | null;
  sources: { id: string; symbol: string | null }[];
  decision: {
    outcome: DecisionOutcome;
    method: DecisionMethod;
    note: string | null;
    byName: string;
    at: Date;
    number: number;
    /** Delegations whose reservations stand. */
    reservations: { id: string; names: LocalizedText }[];
  } | null;
};

const revision = { id: true, number: true, hash: true, units: hashedUnits } as const;

const pinned = ({ id, number, ...of }: { id: string; number: number } & Parameters<typeof textsOf>[0]) => ({
  id,
  number,
  hash: textsOf(of).hash,
  ...textByLanguage(of.units),
});

/**
 * The plenary's list in its order; with `all`, also the general recommendations that are ready and have no place.
 * Two statements.
 */
export async function listPlenary(
  scope: MeetingScope,
  { all = false, only }: { all?: boolean; only?: string } = {},
): Promise<PlenaryRow[]> {
  authorize(scope, 'plenary.read');
  const [rows, themes] = await Promise.all([
    db().recommendation.findMany({
      where: {
        meetingId: scope.meeting.id,
        level: 'GENERAL',
        status: { in: [...plenaryStates] },
        ...(only
          ? { id: only, plenaryItem: { isNot: null } }
          : all
            ? {}
            : { plenaryItem: { is: { position: { not: null } } } }),
      },
      take: 200,
      select: {
        id: true,
        symbol: true,
        status: true,
        plenaryItem: {
          select: {
            position: true,
            onScreenSince: true,
            minutes: true,
            amendmentsUntil: true,
            shownRevision: { select: revision },
          },
        },
        headRevision: {
          select: { ...revision, themes: true },
        },
        revisions: {
          where: { decisions: { some: {} } },
          select: {
            number: true,
            decisions: {
              orderBy: { at: 'desc' },
              take: 1,
              select: {
                outcome: true,
                method: true,
                note: true,
                byName: true,
                at: true,
                reservations: {
                  where: { end: null },
                  orderBy: { at: 'asc' },
                  select: { id: true, delegation: { select: { party: { select: { names: true } } } } },
                },
              },
            },
          },
        },
        sources: { orderBy: { at: 'asc' }, select: { regional: { select: { id: true, symbol: true } } } },
      },
    }),
    db().theme.findMany({ select: { code: true, names: true } }),
  ]);
  const nameOf = new Map(themes.map(({ code, names }) => [code, names as LocalizedText]));
  return rows
    .flatMap(({ headRevision, plenaryItem, revisions, sources, ...rest }) => {
      if (!headRevision) return [];
      const decisions = revisions.flatMap(({ number, decisions: of }) =>
        of.map(({ reservations, ...decision }) => ({
          ...decision,
          number,
          reservations: reservations.map(({ id, delegation }) => ({
            id,
            names: delegation.party.names as LocalizedText,
          })),
        })),
      );
      return [
        {
          ...rest,
          position: plenaryItem?.position ?? null,
          onScreenSince: plenaryItem?.onScreenSince ?? null,
          minutes: plenaryItem?.minutes ?? null,
          amendmentsUntil: plenaryItem?.amendmentsUntil ?? null,
          revision: { id: headRevision.id, number: headRevision.number, hash: textsOf(headRevision).hash },
          ...textByLanguage(headRevision.units),
          shown: pinned(plenaryItem?.shownRevision ?? headRevision),
          theme: nameOf.get(headRevision.themes[0] ?? '') ?? null,
          sources: sources.map(({ regional }) => regional),
          decision: decisions.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0] ?? null,
        },
      ];
    })
    .toSorted(
      (a, b) =>
        (a.position ?? Infinity) - (b.position ?? Infinity) ||
        (a.symbol ?? '').localeCompare(b.symbol ?? '', 'en', { numeric: true }),
    );
}

/** One item of the plenary, also after it came off the list: amendments wait there. Refuses "not found" for what never was on it. */
export async function findItem(scope: MeetingScope, id: string): Promise<PlenaryRow> {
  return found((await listPlenary(scope, { only: id }))[0]);
}
