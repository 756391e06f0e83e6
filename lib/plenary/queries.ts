import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { DecisionOutcome, RecommendationStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { textByLanguage } from '@/lib/recommendations/model/recommendation';
import { plenaryStates } from './model';

export type PlenaryRow = {
  /** Of the recommendation. */
  id: string;
  symbol: string | null;
  status: RecommendationStatus;
  /** Null for one that is ready and not yet on the list. */
  position: number | null;
  onScreenSince: Date | null;
  revision: { id: string; number: number };
  text: LocalizedText;
  source: string;
  /** Name of its first theme: what it is called in the room. */
  theme: LocalizedText | null;
  sources: { id: string; symbol: string | null }[];
  decision: { outcome: DecisionOutcome; note: string | null; byName: string; at: Date; number: number } | null;
};

/**
 * The plenary's list in its order; with `all`, also the general recommendations that are ready and have no place yet.
 * Two statements.
 */
export async function listPlenary(scope: MeetingScope, { all = false }: { all?: boolean } = {}): Promise<PlenaryRow[]> {
  authorize(scope, 'plenary.read');
  const [rows, themes] = await Promise.all([
    db().recommendation.findMany({
      where: {
        meetingId: scope.meeting.id,
        level: 'GENERAL',
        status: { in: [...plenaryStates] },
        ...(all ? {} : { plenaryItem: { isNot: null } }),
      },
      take: 200,
      select: {
        id: true,
        symbol: true,
        status: true,
        plenaryItem: { select: { position: true, onScreenSince: true } },
        headRevision: {
          select: {
            id: true,
            number: true,
            themes: true,
            units: {
              orderBy: { position: 'asc' },
              select: { texts: { select: { language: true, text: true, sourceHash: true } } },
            },
          },
        },
        revisions: {
          where: { decisions: { some: {} } },
          select: {
            number: true,
            decisions: {
              orderBy: { at: 'desc' },
              take: 1,
              select: { outcome: true, note: true, byName: true, at: true },
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
        of.map((decision) => ({ ...decision, number })),
      );
      return [
        {
          ...rest,
          position: plenaryItem?.position ?? null,
          onScreenSince: plenaryItem?.onScreenSince ?? null,
          revision: { id: headRevision.id, number: headRevision.number },
          ...textByLanguage(headRevision.units),
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
